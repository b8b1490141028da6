package io.github.snn4j.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Findings of a {@link HealthMonitor}. */
public final class HealthRecording implements Recording {

    private static final Logger LOG = LoggerFactory.getLogger(HealthRecording.class);

    private final HealthMonitor limits;
    private final MonitorContext context;
    private final List<PopulationHealth> populations = new ArrayList<>();
    private final List<ProjectionHealth> projections = new ArrayList<>();
    private final List<HealthWarning> warnings = new ArrayList<>();
    private int stepsInWindow;

    HealthRecording(HealthMonitor limits, MonitorContext context) {
        this.limits = limits;
        this.context = context;
        for (String name : context.populations()) {
            if (!context.isSource(name) && !context.isGraded(name)) {
                populations.add(new PopulationHealth(name, context));
            }
        }
        for (String name : context.projections()) {
            if (context.isPlastic(name)) {
                projections.add(new ProjectionHealth(name, context));
            }
        }
    }

    @Override
    public void onStep(long step) {
        if (++stepsInWindow >= limits.longestWindowSteps()) {
            closeWindow();
        }
    }

    @Override
    public void onTrialEnd(long step) {
        if (stepsInWindow >= limits.windowSteps()) {
            closeWindow();
        }
    }

    @Override
    public void onReset() {
        if (stepsInWindow >= limits.windowSteps()) {
            closeWindow();
        }
    }

    private void closeWindow() {
        for (PopulationHealth p : populations) {
            p.closeWindow(limits, stepsInWindow, this::warn);
        }
        boolean learning = context.learning();
        for (ProjectionHealth p : projections) {
            p.closeWindow(limits, stepsInWindow, learning, this::warn);
        }
        stepsInWindow = 0;
    }

    private void warn(HealthWarning.Kind kind, String where, String format, Object... values) {
        String message = String.format(Locale.ROOT, format, values);
        warnings.add(new HealthWarning(kind, where, message));
        LOG.warn("{}", message);
    }

    /**
     * What was found so far, each kind once per population or projection.
     *
     * @return warnings in order, copied
     */
    public List<HealthWarning> warnings() {
        return List.copyOf(warnings);
    }

    /** Takes a finding. */
    interface Findings {
        void add(HealthWarning.Kind kind, String where, String format, Object... values);
    }
}
