// What every worker runs before it takes a member's code: a little of all that snippets do.
class Point {
  constructor(x, y) { Object.assign(this, { x, y }); }
  get length() { return Math.hypot(this.x, this.y); }
}
const points = Array.from({ length: 20 }, (_, i) => new Point(i, i ** 2));
const { length, ...rest } = { length: 1, a: 2 };
const text = points.map(({ x, y }) => `${x.toFixed(1)}: ${y}`).filter(Boolean).join(', ');
console.log(text.replace(/(\d+)\.0/g, '$1'), JSON.stringify(rest), [...new Map([[1, 2]])]);
try {
  null.missing;
} catch (e) {
  console.log(`${e.name}: ${e.message}`);
}
const later = async () => { await null; return points.reduce((sum, p) => sum + p.length, 0); };
later().then(sum => console.log(sum));
const x = tf.linspace(-1, 1, 16);
const w = tf.variable(tf.scalar(0.1));
const optimizer = tf.train.adam(0.1);
for (let i = 0; i < 3; i++) {
  optimizer.minimize(() => tf.tidy(() => w.mul(x).sub(x).square().mean()));
}
tf.matMul(tf.ones([2, 3]), tf.ones([3, 2])).print();
show(tf.ones([4, 4]));
plot.line([1, 2, 3]);
text.length;
