package io.github.snn4j;

import io.github.snn4j.internal.engine.StepListener;
import io.github.snn4j.monitor.Recording;

/** Lets a recording hear the engine. */
record RecordingListener(Recording recording) implements StepListener {

    @Override
    public void onStep(long step) {
        recording.onStep(step);
    }

    @Override
    public void onTrialEnd(long step) {
        recording.onTrialEnd(step);
    }

    @Override
    public void onReset() {
        recording.onReset();
    }
}
