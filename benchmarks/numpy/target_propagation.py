# Copyright the snn4j authors. Licensed under the Apache License, Version 2.0.
"""Difference target propagation in NumPy: the same algorithm as TargetPropagation, as a plain matrix program.

A yardstick for speed, and a second implementation to find settings with. One BLAS thread.
Usage: target_propagation.py MNIST_DIR [--images 6000] [--epochs 1] [--hidden 240 240 240] [--route dtp|tp|bp]
"""
import argparse
import gzip
import os
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np

F = np.float32


def load(directory, kind):
    with gzip.open(f"{directory}/{kind}-images-idx3-ubyte.gz") as f:
        images = np.frombuffer(f.read(), np.uint8, offset=16).reshape(-1, 784)
    with gzip.open(f"{directory}/{kind}-labels-idx1-ubyte.gz") as f:
        labels = np.frombuffer(f.read(), np.uint8, offset=8)
    return (images / F(255)).astype(F), labels


class Adam:
    def __init__(self, w, rate):
        self.w, self.rate, self.t, self.factor = w, rate, 0, 1.0
        self.m, self.v = np.zeros_like(w), np.zeros_like(w)

    def step(self, change):
        self.t += 1
        self.m += F(0.1) * (change - self.m)
        self.v += F(0.001) * (change * change - self.v)
        a = F(self.factor * self.rate / (1 - 0.9**self.t))
        self.w += a * self.m / (np.sqrt(self.v / F(1 - 0.999**self.t)) + F(1e-8))


class Layer:
    def __init__(self, random, rows, columns, rate):
        self.w = (random.standard_normal((rows, columns)) / np.sqrt(rows)).astype(F)
        self.b = np.zeros(columns, F)
        self.steps = Adam(self.w, rate), Adam(self.b, rate)

    def __call__(self, x):
        return np.tanh(x @ self.w + self.b)

    def learn(self, pre, m):
        self.steps[0].step(pre.T @ m / F(len(pre)))
        self.steps[1].step(m.mean(0))


class Net:
    def __init__(self, random, sizes, rate, inverse_rate, sigma, eta, route):
        self.layers = [Layer(random, i, o, rate) for i, o in zip(sizes, sizes[1:])]
        self.inverses = [Layer(random, o, i, inverse_rate) for i, o in zip(sizes[1:-2], sizes[2:-1])]
        self.random, self.sigma, self.eta, self.route = random, F(sigma), F(eta), route

    def forward(self, x):
        h = [x]
        for layer in self.layers[:-1]:
            h.append(layer(h[-1]))
        last = self.layers[-1]
        return h, 1 / (1 + np.exp(-(h[-1] @ last.w + last.b)))

    def train(self, x, label):
        h, y = self.forward(x)
        e = label - y
        errors = [e]
        if self.route == "bp":
            back = e
            for l in range(len(self.layers) - 1, 0, -1):
                back = (back @ self.layers[l].w.T) * (1 - h[l] * h[l])
                errors.insert(0, back)
        else:
            target = h[-1] + self.eta * (e @ self.layers[-1].w.T)
            changes = []
            for l in range(len(h) - 1, 0, -1):
                errors.insert(0, (target - h[l]) * (1 - h[l] * h[l]))
                if l > 1:
                    inverse = self.inverses[l - 2]
                    if self.route == "dtp":
                        target = h[l - 1] - inverse(h[l]) + inverse(target)
                    else:
                        target = inverse(target)
                    noisy = h[l - 1] + self.sigma * self.random.standard_normal(h[l - 1].shape).astype(F)
                    code = self.layers[l - 1](noisy)
                    again = inverse(code)
                    changes.append((inverse, code, (noisy - again) * (1 - again * again)))
            for inverse, code, m in changes:
                inverse.learn(code, m)
        for layer, pre, m in zip(self.layers, h, errors):
            layer.learn(pre, m)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("data")
    p.add_argument("--images", type=int, default=6000)
    p.add_argument("--epochs", type=int, default=1)
    p.add_argument("--hidden", type=int, nargs="+", default=[240, 240, 240])
    p.add_argument("--route", default="dtp", choices=["dtp", "tp", "bp"])
    p.add_argument("--rate", type=float, default=1e-3)
    p.add_argument("--inverse-rate", type=float, default=1e-3)
    p.add_argument("--sigma", type=float, default=0.3)
    p.add_argument("--eta", type=float, default=0.3)
    p.add_argument("--decay", type=float, default=1.0, help="factor on the rates from epoch to epoch")
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    random = np.random.default_rng(a.seed)
    images, labels = load(a.data, "train")
    check, check_labels = images[55000:], labels[55000:]
    images, labels = images[: a.images], labels[: a.images]
    one_hot = np.eye(10, dtype=F)[labels]
    net = Net(random, [784, *a.hidden, 10], a.rate, a.inverse_rate, a.sigma, a.eta, a.route)
    for epoch in range(a.epochs):
        start, cpu = time.perf_counter(), time.process_time()
        for layer in [*net.layers, *net.inverses]:
            for adam in layer.steps:
                adam.factor = a.decay**epoch
        order = random.permutation(len(images))
        for k in range(0, len(order) - 99, 100):
            net.train(images[order[k : k + 100]], one_hot[order[k : k + 100]])
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
        right = (net.forward(check)[1].argmax(1) == check_labels).mean()
        print(f"{a.route} epoch {epoch + 1}: {seconds:.2f} s, processor {cpu:.2f} s, validation {right:.4f}", flush=True)


if __name__ == "__main__":
    main()
