(module
  (func (unreachable))
  (@custom "startup" "\00\00"))
