"""What the reference scripts share: one compiled Brian2 program per network, run once per seed, and the statistics of its spikes."""
import csv
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore")
import numpy as np
from brian2 import NeuronGroup, defaultclock, device, ms, prefs, set_device

DT_MS = 0.1
BIN_MS = 1.0
MIN_INTERVALS = 10
HEADER = ["network", "seed", "transient_s", "measured_s", "population", "rate_hz", "cv", "cv_neurons", "synchrony"]


def prepare():
    """Generated C++, compiled once, with the seed taken from the command line of the program."""
    set_device("cpp_standalone", build_on_run=False, directory=tempfile.mkdtemp(prefix="brian2-"))
    prefs.devices.cpp_standalone.extra_make_args_unix = ["-j1"]
    prefs.codegen.cpp.extra_compile_args_gcc = ["-w", "-O3", "-march=native", "-std=c++11"]
    defaultclock.dt = DT_MS * ms
    device.insert_code("after_start", "rk_seed(atol(argv[1]), brian::_mersenne_twister_states[0]);")


def statistics(ids, steps, first, last, transient_s, measured_s):
    """Mean rate, mean CV of the intervals and synchrony of the neurons first..last-1 within the measured time.

    The CV of a neuron is the standard deviation (divisor n) of its intervals over their mean; neurons with fewer than
    MIN_INTERVALS intervals are left out. Synchrony is the variance of the population's spike count in bins of BIN_MS
    over its mean: 1 for independent Poisson neurons.
    """
    begin = round(transient_s * 1000 / DT_MS)
    end = begin + round(measured_s * 1000 / DT_MS)
    inside = (ids >= first) & (ids < last) & (steps >= begin) & (steps < end)
    who, when = ids[inside] - first, steps[inside] - begin
    size = last - first
    order = np.lexsort((when, who))
    who, when = who[order], when[order]
    same = who[1:] == who[:-1]
    intervals, owner = np.diff(when)[same].astype(float), who[1:][same]
    count = np.bincount(owner, minlength=size)
    with np.errstate(all="ignore"):
        mean = np.bincount(owner, intervals, size) / count
        square = np.bincount(owner, intervals * intervals, size) / count
        cv = np.sqrt(np.maximum(square - mean * mean, 0)) / mean
    enough = count >= MIN_INTERVALS
    per_bin = round(BIN_MS / DT_MS)
    counts = np.bincount(when // per_bin, minlength=(end - begin) // per_bin)
    synchrony = counts.var() / counts.mean() if counts.mean() > 0 else float("nan")
    return len(who) / size / measured_s, cv[enough].mean() if enough.any() else float("nan"), int(enough.sum()), synchrony


def build():
    device.build(directory=device.project_dir, compile=True, run=False)


def run_seeds(network, monitor, seeds, transient_s, measured_s, populations, out=sys.stdout):
    """Runs the built program once per seed and prints one line per seed and population (name, first, last)."""
    writer = csv.writer(out, lineterminator="\n")
    for seed in range(1, seeds + 1):
        device.run(device.project_dir, with_output=False, run_args=[str(seed)])
        ids = np.asarray(monitor.i[:])
        steps = np.rint(np.asarray(monitor.t[:] / ms) / DT_MS).astype(np.int64)
        for name, first, last in populations:
            rate, cv, neurons, synchrony = statistics(ids, steps, first, last, transient_s, measured_s)
            writer.writerow([network, seed, transient_s, measured_s, name] + ["%.4f" % rate, "%.4f" % cv, neurons, "%.3f" % synchrony])
        out.flush()
    device.delete(force=True)
