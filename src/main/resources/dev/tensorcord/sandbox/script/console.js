// What is printed: console, print, and how values look as text.
(function (lib, host) {
  'use strict';
  const {tf, global, held} = lib;
  const {Tensor} = tf;
  const DEEP = 3;
  const MANY = 100;
  const WIDE = 76;

  const quoted = text => {
    const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
    const inside = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
    return mark + (mark === "'" ? inside.replaceAll("'", "\\'") : inside) + mark;
  };

  const keyText = key =>
    typeof key === 'symbol' ? `[${String(key)}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);

  const named = value => {
    try {
      return value.constructor?.name ?? '';
    } catch {
      return '';
    }
  };

  const joined = (head, open, parts, close, indent) => {
    const all = parts.join(', ');
    const prefix = head ? head + ' ' : '';
    if (parts.length === 0) {
      return prefix + open + close;
    }
    if (all.length + indent <= WIDE && !all.includes('\n')) {
      return `${prefix}${open} ${all} ${close}`;
    }
    const space = ' '.repeat(indent + 2);
    const numbers = parts.every(each => each.length <= 8 && !each.includes('\n'));
    const lines = [];
    if (numbers && open === '[') {
      for (let i = 0; i < parts.length; i += 12) {
        lines.push(parts.slice(i, i + 12).join(', '));
      }
    } else {
      lines.push(...parts);
    }
    return prefix + open + '\n' + lines.map(line => space + line).join(',\n') + '\n' +
      ' '.repeat(indent) + close;
  };

  const short = (list, write) => {
    const parts = [];
    for (let i = 0; i < Math.min(list.length, MANY); i++) {
      parts.push(i in list ? write(list[i]) : 'empty');
    }
    if (list.length > MANY) {
      parts.push(`… ${list.length - MANY} more`);
    }
    return parts;
  };

  const errorText = error => {
    const name = typeof error.name === 'string' ? error.name : 'Error';
    return error.message ? `${name}: ${error.message}` : name;
  };

  const text = (value, depth, seen, indent) => {
    switch (typeof value) {
      case 'string':
        return quoted(value);
      case 'bigint':
        return `${value}n`;
      case 'symbol':
        return String(value);
      case 'function':
        return Function.prototype.toString.call(value).startsWith('class')
          ? `[class ${value.name || '(anonymous)'}]`
          : `[Function: ${value.name || '(anonymous)'}]`;
      case 'object':
        break;
      default:
        return Object.is(value, -0) ? '-0' : String(value);
    }
    if (value === null) {
      return 'null';
    }
    if (value instanceof Tensor) {
      return value.toString().replaceAll('\n', '\n' + ' '.repeat(indent));
    }
    if (value instanceof Error) {
      return errorText(value);
    }
    if (value instanceof Promise) {
      return 'Promise { … }';
    }
    if (value instanceof Date) {
      return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
    }
    if (value instanceof RegExp) {
      return String(value);
    }
    if (seen.includes(value)) {
      return '[Circular]';
    }
    const type = named(value);
    const inner = [...seen, value];
    const write = each => text(each, depth + 1, inner, indent + 2);
    if (Array.isArray(value) || lib.isTyped(value)) {
      const head = Array.isArray(value) ? '' : `${type}(${value.length})`;
      return depth > DEEP ? '[Array]' : joined(head, '[', short(value, write), ']', indent);
    }
    if (depth > DEEP) {
      return `[${type || 'Object'}]`;
    }
    if (value instanceof Map) {
      const parts = short([...value], ([key, each]) => `${write(key)} => ${write(each)}`);
      return joined(`Map(${value.size})`, '{', parts, '}', indent);
    }
    if (value instanceof Set) {
      return joined(`Set(${value.size})`, '{', short([...value], write), '}', indent);
    }
    if (value instanceof Number || value instanceof String || value instanceof Boolean) {
      return `[${type}: ${write(value.valueOf())}]`;
    }
    if (held(value) && typeof value.toString === 'function' && value.toString !== Object.prototype.toString) {
      return value.toString();
    }
    const keys = Reflect.ownKeys(value).filter(key =>
      Object.prototype.propertyIsEnumerable.call(value, key));
    const parts = keys.slice(0, MANY).map(key => {
      const got = Object.getOwnPropertyDescriptor(value, key);
      return `${keyText(key)}: ${got && got.get ? '[Getter]' : write(value[key])}`;
    });
    if (keys.length > MANY) {
      parts.push(`… ${keys.length - MANY} more`);
    }
    return joined(type === 'Object' ? '' : type, '{', parts, '}', indent);
  };

  const inspect = value => text(value, 0, [], 0);
  const plain = value => (typeof value === 'string' ? value : inspect(value));

  const format = args => {
    if (typeof args[0] !== 'string' || !args[0].includes('%')) {
      return args.map(plain).join(' ');
    }
    let next = 1;
    const head = args[0].replace(/%([sdifjoOc%])/g, (mark, kind) => {
      if (kind === '%') {
        return '%';
      }
      if (next >= args.length) {
        return mark;
      }
      const value = args[next++];
      switch (kind) {
        case 's':
          return plain(value);
        case 'd':
          return String(Number(value));
        case 'i':
          return String(parseInt(value, 10));
        case 'f':
          return String(parseFloat(value));
        case 'j':
          return JSON.stringify(value);
        case 'c':
          return '';
        default:
          return inspect(value);
      }
    });
    return [head, ...args.slice(next).map(plain)].join(' ');
  };

  let groups = 0;
  const print = (level, args) => {
    const space = '  '.repeat(groups);
    host.print(level, format(args).replace(/^/gm, space));
  };
  const counts = new Map();
  const clocks = new Map();
  const since = label => `${label}: ${(host.now() - (clocks.get(label) ?? host.now())).toFixed(1)} ms`;
  const table = (rows, columns) => {
    if (typeof rows !== 'object' || rows === null) {
      print('LOG', [rows]);
      return;
    }
    const list = Object.entries(rows);
    const names = columns ??
      [...new Set(list.flatMap(([, row]) => (row && typeof row === 'object' ? Object.keys(row) : ['value'])))];
    const cells = [['', ...names], ...list.slice(0, MANY).map(([key, row]) =>
      [key, ...names.map(name =>
        row && typeof row === 'object' ? (name in row ? plain(row[name]) : '') : plain(row))])];
    const widths = cells[0].map((_, i) => Math.max(...cells.map(row => row[i].length)));
    print('LOG', [cells.map(row => row.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd()).join('\n')]);
  };

  const console = {
    log: (...args) => print('LOG', args),
    info: (...args) => print('INFO', args),
    debug: (...args) => print('INFO', args),
    warn: (...args) => print('WARN', args),
    error: (...args) => print('ERROR', args),
    trace: (...args) => print('INFO', args),
    dir: value => print('LOG', [value]),
    table,
    assert(holds, ...args) {
      if (!holds) {
        print('ERROR', args.length ? ['Assertion failed:', ...args] : ['Assertion failed']);
      }
    },
    count(label = 'default') {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      print('LOG', [`${label}: ${counts.get(label)}`]);
    },
    countReset: (label = 'default') => counts.delete(label),
    group(...args) {
      if (args.length) {
        print('LOG', args);
      }
      groups = Math.min(groups + 1, 10);
    },
    groupEnd() {
      groups = Math.max(0, groups - 1);
    },
    time: (label = 'default') => clocks.set(label, host.now()),
    timeLog: (label = 'default', ...args) => print('LOG', [since(label), ...args]),
    timeEnd(label = 'default') {
      print('LOG', [since(label)]);
      clocks.delete(label);
    },
    clear() {},
  };
  console.groupCollapsed = console.group;
  global('console', console);
  global('print', (...args) => print('LOG', args));
  lib.inspect = inspect;
  lib.errorText = errorText;
  /** The value of a snippet's last expression; nothing where it has none. */
  lib.show = value => {
    if (value !== undefined && value !== globalThis) {
      host.print('VALUE', inspect(value));
    }
  };
})
