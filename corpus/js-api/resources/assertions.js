// What several files assert: a property's attributes, a built-in function's shape, an error's class and realm.
function assert_attributes(object, key, expected, what) {
  const found = Object.getOwnPropertyDescriptor(object, key);
  assert_not_equals(found, undefined, `${what} exists`);
  for (const attribute of Object.keys(expected)) assert_equals(found[attribute], expected[attribute], `${what}: ${attribute}`);
}

// A built-in function: its name and length (neither enumerable nor writable, but configurable), and no [[Construct]].
function assert_builtin_function(fn, name, length) {
  assert_equals(typeof fn, "function", `${name} is a function`);
  assert_equals(Object.getPrototypeOf(fn), Function.prototype, `${name}: prototype`);
  assert_attributes(fn, "name", { value: name, writable: false, enumerable: false, configurable: true }, `${name}.name`);
  assert_attributes(fn, "length", { value: length, writable: false, enumerable: false, configurable: true }, `${name}.length`);
}

function assert_not_constructor(fn, name) {
  assert_false(Object.hasOwn(fn, "prototype"), `${name} has no prototype property`);
  assert_throws_js(TypeError, () => Reflect.construct(Object, [], fn), `${name} has no [[Construct]]`);
}

// The class of what `action` throws, whatever its message, or undefined.
function thrown_by(action) {
  try {
    action();
  } catch (e) {
    return e;
  }
  return assert_unreached("nothing was thrown");
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
