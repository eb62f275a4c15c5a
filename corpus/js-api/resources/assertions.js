// What cases of the API's functions share: functions without [[Construct]], and objects that note how they are read.
function assert_not_constructor(fn, name) {
  assert_false(Object.hasOwn(fn, "prototype"), `${name} has no prototype property`);
  assert_throws_js(TypeError, () => Reflect.construct(Object, [], fn), `${name} has no [[Construct]]`);
}

// A proxy that notes each property read through it, as text, in `log`.
function logging(target, log, label) {
  return new Proxy(target, {
    get(o, key, receiver) {
      log.push(`get ${label}.${String(key)}`);
      return Reflect.get(o, key, receiver);
    },
    has(o, key) {
      log.push(`has ${label}.${String(key)}`);
      return Reflect.has(o, key);
    },
    getOwnPropertyDescriptor(o, key) {
      log.push(`own ${label}.${String(key)}`);
      return Reflect.getOwnPropertyDescriptor(o, key);
    },
    ownKeys(o) {
      log.push(`keys ${label}`);
      return Reflect.ownKeys(o);
    },
  });
}
