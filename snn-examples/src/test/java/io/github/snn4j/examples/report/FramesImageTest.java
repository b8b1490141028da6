package io.github.snn4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.event.EventSensor;
import io.github.snn4j.spike.SpikeFrames;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesImageTest {

    private static final EventSensor SENSOR = new EventSensor(4, 4, 2);

    /** Three ON spikes of pixel (2, 1) in the first half, three OFF spikes of it in the second. */
    private static final SpikeFrames SAMPLE = SpikeFrames.of(
            SENSOR.size(), 6, new int[] {0, 1, 2, 3, 4, 5}, new int[] {on(), on(), on(), off(), off(), off()});

    private static int on() {
        return SENSOR.neuron(2, 1, 1);
    }

    private static int off() {
        return SENSOR.neuron(2, 1, 0);
    }

    @Test
    void brighterPixelsAreRedAndDarkerOnesBlueInTheirPartOfTheTime() {
        BufferedImage image = FramesImage.draw("bars", SENSOR, List.of(SAMPLE), List.of("7"), 2);
        // Frames of 4 pixels at a zoom of 25, the first at (50, 60), the second 106 to the right.
        int first = image.getRGB(50 + 62, 60 + 37);
        int second = image.getRGB(50 + 106 + 62, 60 + 37);
        assertThat(first).isEqualTo(0xff000000 | ColourMap.DIVERGING.rgb(1));
        assertThat(second).isEqualTo(0xff000000 | ColourMap.DIVERGING.rgb(0));
        assertThat(image.getRGB(50 + 37, 60 + 37)).as("silent pixel").isEqualTo(0xffffffff);
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> FramesImage.draw("bars", SENSOR, List.of(SAMPLE), List.of(), 2))
                .hasMessage("FramesImage: samples and labels must be equally many and parts >= 1, got 1, 0 and 2");
    }
}
