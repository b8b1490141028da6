"""Reference weights of S. Song, K.D. Miller & L.F. Abbott, Nat. Neurosci. 3:919-926, 2000, by Brian2's C++ standalone mode.

usage: song_abbott.py [additive|multiplicative] [--seeds 10] [--seconds 100] [--header]

1,000 Poisson inputs of 15 Hz with plastic conductances onto one integrate-and-fire neuron. One line per seed: shares of
the weights in the lowest and the highest fifth of the allowed interval, mean weight and Sarle's bimodality coefficient
at the end, and the mean rate of the neuron in the last fifth of the time.
"""
import argparse
import csv
import sys

import standalone
import numpy as np
from brian2 import Hz, Network, NeuronGroup, PoissonGroup, SpikeMonitor, Synapses, device, ms

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("rule", nargs="?", default="additive", choices=["additive", "multiplicative"])
ap.add_argument("--seeds", type=int, default=10)
ap.add_argument("--seconds", type=float, default=100.0)
ap.add_argument("--header", action="store_true")
a = ap.parse_args()
if a.header:
    print("rule,seed,seconds,near_zero_fraction,near_max_fraction,mean_weight,bimodality,rate_hz")

standalone.prepare()
# Weights are in units of the largest one; the conductance of that is 0.01 of the leak.
names = dict(tau_mem=10 * ms, tau_exc=5 * ms, rest=-74.0, e_exc=0.0, threshold=-54.0, back=-60.0, largest=0.01,
             window=20 * ms, up=0.01, down=0.0105)
soft = a.rule == "multiplicative"
more = "(1 - w)" if soft else "1"
less = "w" if soft else "1"
inputs = PoissonGroup(1000, 15 * Hz)
neuron = NeuronGroup(1, """dv/dt = (rest - v + g*(e_exc - v))/tau_mem : 1
                           dg/dt = -g/tau_exc : 1""",
                     threshold="v >= threshold", reset="v = back", method="euler", namespace=names)
neuron.v = "rest"
plastic = Synapses(inputs, neuron, """w : 1
                                      dx/dt = -x/window : 1 (event-driven)
                                      dy/dt = -y/window : 1 (event-driven)""",
                   on_pre={"depress": "g_post += largest*w\nw = clip(w - down*%s*y, 0, 1)" % less, "count_pre": "x += 1"},
                   on_post={"potentiate": "w = clip(w + up*%s*x, 0, 1)" % more, "count_post": "y += 1"}, method="exact",
                   namespace=names)
# Spikes of one step do not form a pair: traces are read before they are raised.
for order, pathway in enumerate([plastic.depress, plastic.potentiate, plastic.count_pre, plastic.count_post]):
    pathway.order = order
plastic.connect()
plastic.w = "rand()"
spikes = SpikeMonitor(neuron)
network = Network(inputs, neuron, plastic, spikes)
network.run(a.seconds * 1000 * ms)
standalone.build()
out = csv.writer(sys.stdout, lineterminator="\n")
for seed in range(1, a.seeds + 1):
    device.run(device.project_dir, with_output=False, run_args=[str(seed)])
    w = np.asarray(plastic.w[:])
    z = (w - w.mean()) / w.std()
    bimodality = ((z ** 3).mean() ** 2 + 1) / (z ** 4).mean()
    late = np.asarray(spikes.t[:] / ms) >= 800 * a.seconds
    out.writerow([a.rule, seed, a.seconds] + ["%.4f" % x for x in (
        (w < 0.2).mean(), (w > 0.8).mean(), w.mean(), bimodality, late.sum() / (0.2 * a.seconds))])
    sys.stdout.flush()
device.delete(force=True)
