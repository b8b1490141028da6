# Copyright the snn4j authors. Licensed under the Apache License, Version 2.0.
"""Variational EM by settling in NumPy: the same algorithm as GenerativeNet, as a plain matrix program.

A yardstick for speed. One BLAS thread. Prints wall clock and processor seconds of each epoch.
Usage: variational_em.py MNIST_DIR [--images 6000] [--epochs 3] [--evidence gradient|target]
"""
import argparse
import time

from target_propagation import Adam, F, load, np


class Layer:
    def __init__(self, random, rows, columns, kind, size=1.0):
        self.w = (size * random.standard_normal((rows, columns)) / np.sqrt(rows)).astype(F)
        self.b = np.zeros(columns, F)
        self.kind = kind
        self.steps = Adam(self.w, 2e-3), Adam(self.b, 2e-3)

    def __call__(self, x):
        z = x @ self.w + self.b
        if self.kind == "tanh":
            return np.tanh(z)
        return z if self.kind == "linear" else 1 / (1 + np.exp(-z))

    def learn(self, pre, target, y):
        m = target - y
        if self.kind == "tanh":
            m = m * (1 - y * y)
        self.steps[0].step(pre.T @ m / F(len(pre)))
        self.steps[1].step(m.mean(0))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("data")
    p.add_argument("--images", type=int, default=6000)
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--hidden", type=int, default=200)
    p.add_argument("--evidence", default="gradient", choices=["gradient", "target"])
    a = p.parse_args()
    random = np.random.default_rng(1)
    images = load(a.data, "train")[0][: a.images]
    top = a.hidden * 3 // 20
    f1 = Layer(random, 784, a.hidden, "tanh")
    f2 = Layer(random, a.hidden, top, "linear")
    g0 = Layer(random, a.hidden, 784, "logistic", 0.1)
    g1 = Layer(random, top, a.hidden, "tanh")
    rate, prior, model, noise = F(0.1), F(0.1), F(0.5), F(0.3)
    for epoch in range(a.epochs):
        wall, cpu = time.perf_counter(), time.process_time()
        order = random.permutation(len(images))
        for k in range(0, len(order) - 99, 100):
            x = images[order[k : k + 100]]
            u1 = f1(x)
            h1 = u1
            h2 = f2(h1)
            for _ in range(10):
                p0, p1 = g0(h1), g1(h2)
                if a.evidence == "target":
                    d1, again2 = u1 - f1(p0), f2(p1)
                    h1 = h1 + rate * (d1 + p1 - h1)
                    h2 = h2 + rate * (f2(h1) - again2 - prior * h2)
                else:
                    d1 = model * model * ((x - p0) @ g0.w.T)
                    d2 = ((h1 - p1) * (1 - p1 * p1)) @ g1.w.T
                    h1, h2 = h1 + rate * (d1 + p1 - h1), h2 + rate * (d2 - prior * h2)
            n1 = h1 + noise * random.standard_normal(h1.shape).astype(F)
            n2 = h2 + noise * random.standard_normal(h2.shape).astype(F)
            f1.learn(x, h1, u1)
            f2.learn(n1, h2, f2(n1))
            g1.learn(n2, h1, g1(n2))
            g0.learn(n1, x, g0(n1))
        print(
            f"{a.evidence} epoch {epoch + 1}: {time.perf_counter() - wall:.2f} s,"
            f" processor {time.process_time() - cpu:.2f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
