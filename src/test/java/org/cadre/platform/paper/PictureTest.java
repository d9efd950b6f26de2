package org.cadre.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.cadre.platform.paper.Picture.Outcome;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final int HEADER = 33;

    private static byte[] png(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var drawing = picture.createGraphics();
        drawing.setColor(new Color(23, 89, 74, 128));
        drawing.fillOval(0, 0, width, height);
        drawing.dispose();
        return Picture.png(picture);
    }

    private static Outcome read(byte[] file) {
        return Picture.read(file, 100, 50);
    }

    @Test
    void isDrawnOnceMoreNoLargerThanItsPlaceNeeds() throws IOException {
        var picture = ((Outcome.Good) read(png(400, 100))).picture();
        assertThat(picture.width()).isEqualTo(100);
        assertThat(picture.height()).isEqualTo(25);
        var drawn = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertThat(drawn.getWidth()).isEqualTo(100);
        assertThat(new Color(drawn.getRGB(50, 12), true).getAlpha()).isBetween(120, 136);
        assertThat(new Color(drawn.getRGB(0, 0), true).getAlpha()).isLessThan(30);
        assertThat(Picture.stored(picture.png()).width()).isEqualTo(100);
    }

    @Test
    void keepsTheSizeOfASmallOne() {
        assertThat(((Outcome.Good) read(png(40, 30))).picture().width()).isEqualTo(40);
    }

    @Test
    void isTheSameBytesForTheSameFile() {
        var file = png(300, 200);
        assertThat(((Outcome.Good) read(file)).picture().png())
                .isEqualTo(((Outcome.Good) read(file)).picture().png());
    }

    @Test
    void isRefusedWhenItIsAnotherKindOfFile() {
        assertThat(read("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Outcome.NotPng.class);
        assertThat(read(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 0, 0, 0, 0, 0}))
                .isInstanceOf(Outcome.NotPng.class);
        assertThat(read(new byte[0])).isInstanceOf(Outcome.NotPng.class);
    }

    @Test
    void isRefusedWhenItsFileIsTooLarge() {
        assertThat(read(Arrays.copyOf(png(10, 10), 2 * 1024 * 1024 + 1))).isInstanceOf(Outcome.TooLarge.class);
    }

    /** A few bytes that claim 30,000 by 30,000 pixels: 3.6 gigabytes once drawn. */
    @Test
    void isRefusedBeforeItIsDrawnWhenItHasTooManyPixels() {
        var bomb = png(10, 10);
        ByteBuffer.wrap(bomb).putInt(16, 30_000).putInt(20, 30_000);
        assertThat(read(bomb))
                .asInstanceOf(type(Outcome.TooManyPixels.class))
                .satisfies(refusal -> assertThat(refusal.width()).isEqualTo(30_000));
    }

    /** A small chunk of text that unfolds to a hundred megabytes is left where it is. */
    @Test
    void doesNotUnfoldWhatIsNotPixels() {
        var file = png(40, 30);
        var deflater = new Deflater(9);
        deflater.setInput(new byte[100 * 1024 * 1024]);
        deflater.finish();
        var folded = new byte[200 * 1024];
        int length = deflater.deflate(folded);
        assertThat(deflater.finished()).isTrue();
        var text = new ByteArrayOutputStream();
        text.writeBytes(new byte[] {'a', 0, 0});
        text.write(folded, 0, length);
        var with = new ByteArrayOutputStream();
        with.write(file, 0, HEADER);
        with.writeBytes(chunk("zTXt", text.toByteArray()));
        with.write(file, HEADER, file.length - HEADER);
        assertThat(((Outcome.Good) read(with.toByteArray())).picture().png())
                .isEqualTo(((Outcome.Good) read(file)).picture().png());
    }

    private static byte[] chunk(String name, byte[] content) {
        var named = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        var sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    @Test
    void isRefusedWhereverItIsCutOffOrSaysNonsense() {
        var file = png(40, 30);
        for (int length = 8; length < file.length; length++) {
            assertThat(read(Arrays.copyOf(file, length)))
                    .as("cut at %d", length)
                    .isInstanceOf(Outcome.Broken.class);
        }
        var negative = file.clone();
        ByteBuffer.wrap(negative).putInt(16, -40);
        assertThat(read(negative)).isInstanceOf(Outcome.Broken.class);
        var endless = file.clone();
        ByteBuffer.wrap(endless).putInt(HEADER, Integer.MAX_VALUE);
        assertThat(read(endless)).isInstanceOf(Outcome.Broken.class);
    }
}
