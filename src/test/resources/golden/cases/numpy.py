# Writes numpy.json: what NumPy gives for the linear algebra that TensorFlow.js lacks. Vectors that
# may point either way point to where their largest number is positive.
#   python3 numpy.py   (any NumPy from 2.0)
import sys

sys.path.pop(0)  # this file has the library's name
import json
import pathlib

import numpy as np

random = np.random.default_rng(5)
cases = []


def written(x):
    x = np.asarray(x, np.float32)
    values = [float(v) if np.isfinite(v) else {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(v)]
              for v in x.ravel()]
    return {"shape": list(x.shape), "dtype": "float32", "values": values}


def case(op, args, result=None, throws=None):
    entry = {"op": op, "args": [{"tensor": written(a)} if isinstance(a, np.ndarray) else a for a in args]}
    if throws:
        entry["throws"] = throws
    else:
        entry["result"] = [written(r) for r in result] if isinstance(result, (list, tuple)) else written(result)
    cases.append(entry)


def tensor(*shape):
    return random.uniform(-2, 2, shape).astype(np.float32)


def exact(a):
    return a.astype(np.float64)


def steady(n, *batch):
    return tensor(*batch, n, n) + 4 * np.eye(n, dtype=np.float32)


def definite(n, *batch):
    x = tensor(*batch, n, n)
    return (x @ np.swapaxes(x, -1, -2) + np.eye(n, dtype=np.float32)).astype(np.float32)


def sign(rows):
    largest = np.take_along_axis(rows, np.abs(rows).argmax(-1)[..., None], -1)
    return np.where(largest < 0, -1.0, 1.0)


def eigh(a):
    values, vectors = np.linalg.eigh(exact(a))
    return [values, vectors * np.swapaxes(sign(np.swapaxes(vectors, -1, -2)), -1, -2)]


def svd(a):
    u, s, vt = np.linalg.svd(exact(a), full_matrices=False)
    turn = sign(vt)
    return [u * np.swapaxes(turn, -1, -2), s, vt * turn]


for a in [np.array([[1, 2], [3, 4]], np.float32), steady(3), steady(5), steady(2, 3), steady(2, 2, 1), steady(1)]:
    case("linalg.inv", [a], np.linalg.inv(exact(a)))
    case("linalg.det", [a], np.linalg.det(exact(a)))
    case("linalg.pinv", [a], np.linalg.pinv(exact(a)))
case("linalg.inv", [np.array([[0, 1], [1, 0]], np.float32)], np.array([[0, 1], [1, 0]]))
case("linalg.inv", [np.array([[1, 2], [2, 4]], np.float32)], throws="Singular matrix")
case("linalg.inv", [tensor(2, 3)], throws="Last 2 dimensions of the array must be square")
case("linalg.inv", [tensor(3)], throws="1-dimensional array given. Array must be at least two-dimensional")
case("linalg.det", [np.array([[1, 2], [2, 4]], np.float32)], np.array(0.0))
case("linalg.det", [tensor(2, 3)], throws="Last 2 dimensions of the array must be square")

for a, b in [(steady(3), tensor(3)), (steady(3), tensor(3, 2)), (steady(2, 2), tensor(2, 2, 3)), (steady(2), tensor(3, 2, 1))]:
    case("linalg.solve", [a, b], np.linalg.solve(exact(a), exact(b)))
case("linalg.solve", [np.zeros((2, 2), np.float32), tensor(2)], throws="Singular matrix")
case("linalg.solve", [steady(3), tensor(2)], throws="signature (m,m),(m)->(m)")

for a in [definite(1), definite(3), definite(4), definite(2, 2)]:
    case("linalg.cholesky", [a], np.linalg.cholesky(exact(a)))
    case("linalg.eigh", [a], eigh(a))
case("linalg.cholesky", [np.array([[1, 2], [2, 1]], np.float32)], throws="Matrix is not positive definite")
case("linalg.eigh", [np.array([[2, 1], [1, 3]], np.float32)], eigh(np.array([[2, 1], [1, 3]], np.float32)))
case("linalg.eigh", [np.diag(np.array([3, 1, 2], np.float32))], eigh(np.diag(np.array([3, 1, 2], np.float32))))
case("linalg.eigh", [tensor(2, 3)], throws="Last 2 dimensions of the array must be square")

for a in [tensor(3, 3), tensor(4, 2), tensor(2, 4), tensor(2, 3, 2), tensor(1, 1)]:
    case("linalg.svd", [a], svd(a))
    case("linalg.pinv", [a], np.linalg.pinv(exact(a)))

for a, b in [(tensor(5, 2), tensor(5)), (tensor(4, 3), tensor(4, 2)), (tensor(2, 4), tensor(2)), (steady(3), tensor(3))]:
    case("linalg.lstsq", [a, b], np.linalg.lstsq(exact(a), exact(b), rcond=None)[0])
flawed = np.array([[1, 2], [2, 4], [3, 6]], np.float32)
case("linalg.lstsq", [flawed, np.array([1, 2, 4], np.float32)],
     np.linalg.lstsq(exact(flawed), np.array([1.0, 2, 4]), rcond=None)[0])
case("linalg.lstsq", [tensor(3, 2), tensor(4)], throws="Incompatible dimensions")

lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
pathlib.Path(__file__).with_suffix(".json").write_text("[\n" + lines + "\n]\n")
print(len(cases), "cases")
