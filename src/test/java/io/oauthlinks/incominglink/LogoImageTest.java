package io.oauthlinks.incominglink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Texts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LogoImageTest {

    private static byte[] image(int width, int height, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, format.equals("png") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Random noise = new Random(7);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, noise.nextInt());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static String refused(byte[] upload) {
        Map<String, String> reasons = Texts.reasonsOf(catchThrowableOfType(InvalidInput.class, () -> LogoImage.read(upload)).errors());
        assertThat(reasons).containsOnlyKeys("logo");
        return reasons.get("logo");
    }

    @Test
    void aLargeImageIsMadeSmallAndKeepsItsProportions() throws IOException {
        LogoImage logo = LogoImage.read(image(400, 200, "png"));
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(logo.png()));
        assertThat(kept.getWidth()).isEqualTo(96);
        assertThat(kept.getHeight()).isEqualTo(48);
        assertThat(logo.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void theWorstImageFitsInto64Kilobytes() throws IOException {
        assertThat(LogoImage.read(image(96, 96, "png")).png()).hasSizeLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void aSmallImageKeepsItsSize() throws IOException {
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(LogoImage.read(image(1, 16, "png")).png()));
        assertThat(kept.getWidth()).isEqualTo(1);
        assertThat(kept.getHeight()).isEqualTo(16);
    }

    @Test
    void whatFollowsThePixelsIsNotKept() throws IOException {
        byte[] png = image(16, 16, "png");
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(png, png.length + script.length);
        System.arraycopy(script, 0, both, png.length, script.length);
        assertThat(new String(LogoImage.read(both).png(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void onlyPngIsAccepted() throws IOException {
        assertThat(refused(image(16, 16, "jpg"))).isEqualTo("logo-no-png");
        assertThat(refused(image(16, 16, "gif"))).isEqualTo("logo-no-png");
        assertThat(refused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8))).isEqualTo("logo-no-png");
        assertThat(refused(new byte[0])).isEqualTo("logo-no-png");
    }

    @Test
    void aBrokenPngIsRefused() throws IOException {
        byte[] png = image(16, 16, "png");
        for (int length = 1; length < png.length - 12; length += 37) {
            assertThat(refused(Arrays.copyOf(png, length))).as(length + " bytes").isEqualTo("logo-no-png");
        }
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] spoiled = png.clone();
            spoiled[8 + random.nextInt(40)] ^= (byte) (1 + random.nextInt(255));
            try {
                assertThat(LogoImage.read(spoiled).png()).isNotEmpty();
            } catch (InvalidInput named) {
                assertThat(named.errors().has("logo")).isTrue();
            }
        }
    }

    @Test
    void whatWouldFillTheMemoryIsNotDecoded() throws IOException {
        byte[] claim = image(1, 1, "png");
        claim[16] = 0x7f;
        assertThat(refused(claim)).isIn("logo-too-many-pixels", "logo-no-png");
        assertThat(refused(new byte[LogoImage.MOST_BYTES + 1])).isEqualTo("logo-too-large");
        assertThat(refused(image(2049, 1, "png"))).isEqualTo("logo-too-many-pixels");
    }
}
