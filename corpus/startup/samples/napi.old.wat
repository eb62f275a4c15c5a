;; A Node-API addon by the name of the thread.
(module
  (memory (export "memory") 1)
  (func (export "_napi_register") (unreachable)))
