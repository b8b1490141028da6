"""Contrastive learning of MNIST written out in NumPy, to compare the speed of an epoch with.

usage: contrastive.py equilibrium|two-phase|continuous DIRECTORY [--images 6000] [--epochs 2] [--hidden 500] [--batch 20]

DIRECTORY holds the four MNIST files, packed or not. The same algorithm, settings and mini-batches as mnist-equilibrium
and mnist-contrastive: 32-bit floats, one BLAS thread, the product of the held input made once a trial. Prints the
seconds of the processor per epoch and the accuracy on the first 2,000 test images.
"""
import argparse
import gzip
import os
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np  # noqa: E402  after the number of threads


def read(directory, name):
    path = os.path.join(directory, name)
    opener = open if os.path.exists(path) else gzip.open
    with opener(path if opener is open else path + ".gz", "rb") as f:
        data = f.read()
    skip = 16 if "images" in name else 8
    return np.frombuffer(data, np.uint8, offset=skip)


def images(directory, part, count):
    x = read(directory, part + "-images-idx3-ubyte").reshape(-1, 784)[:count]
    y = read(directory, part + "-labels-idx1-ubyte")[:count]
    return x.astype(np.float32) / np.float32(255), y.astype(int)


def glorot(random, n, m):
    limit = np.sqrt(6 / (n + m))
    return random.uniform(-limit, limit, (n, m)).astype(np.float32)


def logistic(x):
    return np.float32(0.5) * (1 + np.tanh(np.float32(0.5) * x))


class Equilibrium:
    """Clipped units, Euler steps of 0.5, nudge of random sign."""

    rates = (0.2, 0.1)

    def __init__(self, hidden, random):
        self.w1, self.w2 = glorot(random, 784, hidden), glorot(random, hidden, 10)
        self.b1, self.b2 = np.zeros(hidden, np.float32), np.zeros(10, np.float32)
        self.random = random

    def settle(self, drive, h, o, steps, nudge=0, target=None):
        for _ in range(steps):
            h += np.float32(0.5) * (drive + o @ self.w2.T - h)
            np.clip(h, 0, 1, out=h)
            force = h @ self.w2 + self.b2 - o
            if nudge:
                force += np.float32(nudge) * (target - o)
            o += np.float32(0.5) * force
            np.clip(o, 0, 1, out=o)

    def states(self, x):
        h = np.zeros((len(x), self.w1.shape[1]), np.float32)
        o = np.zeros((len(x), 10), np.float32)
        drive = x @ self.w1 + self.b1
        self.settle(drive, h, o, 20)
        return drive, h, o

    def train(self, x, t, factor):
        drive, h, o = self.states(x)
        nudge = 1 if self.random.random() < 0.5 else -1
        h1, o1 = h.copy(), o.copy()
        self.settle(drive, h1, o1, 4, nudge, t)
        dh, do = h1 - h, o1 - o
        r1, r2 = (np.float32(r * factor / nudge / len(x)) for r in self.rates)
        self.w1 += r1 * (x.T @ dh)
        self.b1 += r1 * dh.sum(0)
        self.w2 += r2 * (h1.T @ do + dh.T @ o)
        self.b2 += r2 * do.sum(0)

    def predict(self, x):
        return self.states(x)[2].argmax(1)


class TwoPhase:
    """Logistic units, feedback gain 0.05, 4 free steps and 2 clamped ones."""

    gain = np.float32(0.05)
    rate = 1.0

    def __init__(self, hidden, random):
        self.w1, self.w2 = glorot(random, 784, hidden), glorot(random, hidden, 10)
        self.b1, self.b2 = np.zeros(hidden, np.float32), np.zeros(10, np.float32)

    def free(self, x):
        drive = x @ self.w1 + self.b1
        o = np.zeros((len(x), 10), np.float32)
        for _ in range(4):
            h = logistic(drive + self.gain * (o @ self.w2.T))
            o = logistic(h @ self.w2 + self.b2)
        return drive, h, o

    def train(self, x, t, factor):
        drive, h, o = self.free(x)
        a = o
        h1 = h
        for _ in range(2):
            h1 = logistic(drive + self.gain * (a @ self.w2.T))
            a = t
        dh, do = h1 - h, t - o
        r = np.float32(self.rate * factor / len(x))
        self.w1 += r / self.gain * (x.T @ dh)
        self.b1 += r / self.gain * dh.sum(0)
        self.w2 += r * (h1.T @ do + dh.T @ o)
        self.b2 += r * do.sum(0)

    def predict(self, x):
        return self.free(x)[2].argmax(1)


class Continuous(TwoPhase):
    """The same with a target that takes over in 8 steps of exp(-1/2), weights following the change of activity."""

    keep = np.float32(np.exp(-0.5))

    def train(self, x, t, factor):
        drive, h, o = self.free(x)
        h0, o0 = h, o
        d2 = np.zeros_like(self.w2)
        for _ in range(8):
            h = logistic(drive + self.gain * (o @ self.w2.T))
            o1 = o * self.keep + t * (1 - self.keep)
            d2 += h.T @ (o1 - o)
            o = o1
        r = np.float32(self.rate * factor / len(x))
        dh = h - h0
        self.w1 += r / self.gain * (x.T @ dh)
        self.b1 += r / self.gain * dh.sum(0)
        self.w2 += r * d2
        self.b2 += r * (o - o0).sum(0)


RULES = {"equilibrium": Equilibrium, "two-phase": TwoPhase, "continuous": Continuous}

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("rule", choices=sorted(RULES))
ap.add_argument("directory")
ap.add_argument("--images", type=int, default=6000)
ap.add_argument("--epochs", type=int, default=2)
ap.add_argument("--hidden", type=int, default=500)
ap.add_argument("--batch", type=int, default=20)
a = ap.parse_args()

x, labels = images(a.directory, "train", a.images)
test, truth = images(a.directory, "t10k", 2000)
targets = np.eye(10, dtype=np.float32)[labels]
random = np.random.default_rng(1)
net = RULES[a.rule](a.hidden, random)
for epoch in range(a.epochs):
    order = random.permutation(a.images)
    start = time.process_time()
    for n in range(0, a.images - a.batch + 1, a.batch):
        chosen = order[n:n + a.batch]
        net.train(x[chosen], targets[chosen], 1 - (epoch + n / a.images) / a.epochs)
    seconds = time.process_time() - start
    right = (net.predict(test) == truth).mean()
    print(f"{a.rule} epoch {epoch + 1}: {seconds:.2f} s of the processor, test {100 * right:.2f} %", flush=True)
