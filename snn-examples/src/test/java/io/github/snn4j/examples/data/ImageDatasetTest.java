package io.github.snn4j.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class ImageDatasetTest {

    private final ImageDataset dataset = new ImageDataset(
            "five", 1, 2, 10, 3, new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 10}, new byte[] {0, 1, 2, 0, 1});

    @Test
    void aSubsetKeepsImagesAndLabelsTogether() {
        ImageDataset part = dataset.subset(2, 5).subset(1, 3);
        assertThat(part.size()).isEqualTo(2);
        assertThat(part.image(0)).containsExactly(6, 7);
        assertThat(part.label(0)).isZero();
        assertThat(part.pixel(1, 1)).isEqualTo(10);
        assertThat(part.labelCounts()).containsExactly(1, 1, 0);
    }

    @Test
    void aSplitLosesAndRepeatsNothing() {
        DataSplit split = dataset.split(3);
        assertThat(split.train().size()).isEqualTo(3);
        assertThat(split.test().size()).isEqualTo(2);
        assertThat(split.test().image(0)).isEqualTo(dataset.image(3));
        assertThat(split.first(1, 99).train().size()).isEqualTo(1);
        assertThat(split.first(1, 99).test().size()).isEqualTo(2);
    }

    @Test
    void viewsAreReadOnlyAndCopiesAreFree() {
        ByteBuffer view = dataset.imageView(1);
        assertThat(view.remaining()).isEqualTo(2);
        assertThat(view.get(1)).isEqualTo((byte) 3);
        assertThatThrownBy(() -> view.put(0, (byte) 9)).isInstanceOf(ReadOnlyBufferException.class);
        dataset.image(1)[0] = 99;
        assertThat(dataset.pixel(1, 0)).isEqualTo(2);
    }

    @Test
    void intensitiesAreFractionsOfFullInk() {
        float[] intensities = new float[2];
        dataset.copyIntensities(4, intensities);
        assertThat(intensities).containsExactly(0.8f, 1f);
    }

    @Test
    void indicesOutsideAreRefusedEvenInASubset() {
        assertThatThrownBy(() -> dataset.first(2).label(2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("0..1, got 2");
        assertThatThrownBy(() -> dataset.pixel(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> dataset.subset(3, 6))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("0..5");
        assertThatThrownBy(() -> dataset.split(6)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void arraysThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageDataset("bad", 2, 2, 255, 10, new byte[7], new byte[2]))
                .withMessageContaining("need 8 pixels, got 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageDataset("bad", 1, 1, 255, 2, new byte[1], new byte[] {2}))
                .withMessageContaining("0..1, got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageDataset("bad", 0, 1, 255, 2, new byte[0], new byte[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageDataset(
                        "bad", Integer.MAX_VALUE, Integer.MAX_VALUE, 255, 2, new byte[0], new byte[0]));
    }

    @Test
    void partsOfDifferentKindMakeNoSplit() {
        ImageDataset other = new ImageDataset("wide", 1, 3, 10, 3, new byte[3], new byte[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataSplit(dataset, other))
                .withMessageContaining("one kind");
    }
}
