package io.oauthlinks.incominglink;

import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.message.InvalidInput;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A logo as it is kept: a PNG that we wrote ourselves, so that nothing but pixels of an upload reaches a browser.
 *
 * @param png at most 64 kB, as {@value #EDGE} by {@value #EDGE} pixels of four bytes are 36 kB before compression
 */
public record LogoImage(byte[] png) {

    /** Largest upload, in bytes. */
    public static final int MOST_BYTES = 1024 * 1024;
    /** Longest edge of what is kept: twice the size on the consent page, for fine screens. */
    private static final int EDGE = 96;
    /** Longest edge that is decoded: a small file can claim a size that fills the memory. */
    private static final int MOST_PIXELS = 2048;

    /** @throws InvalidInput with a message at {@code logo} when it is no PNG, too large, or broken */
    public static LogoImage read(byte[] upload) {
        if (upload.length > MOST_BYTES) {
            throw refused("logo-too-large", MOST_BYTES / 1024);
        }
        // the JDK keeps the context class loader of the first thread that asks for an image, and with it our bundle after it is gone
        Thread thread = Thread.currentThread();
        ClassLoader ours = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return decoded(upload);
        } finally {
            thread.setContextClassLoader(ours);
        }
    }

    private static LogoImage decoded(byte[] upload) {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            ImageReader reader = readers.hasNext() ? readers.next() : null;
            if (reader == null || !reader.getFormatName().equalsIgnoreCase("png")) {
                throw refused("logo-no-png");
            }
            try {
                reader.setInput(input, true, true);
                if (reader.getWidth(0) > MOST_PIXELS || reader.getHeight(0) > MOST_PIXELS) {
                    throw refused("logo-too-many-pixels", MOST_PIXELS);
                }
                return new LogoImage(written(fitted(reader.read(0))));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            // what the decoder throws for a file that only begins like a PNG
            throw refused("logo-no-png");
        }
    }

    private static BufferedImage fitted(BufferedImage image) {
        double scale = Math.min(1, (double) EDGE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = fitted.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return fitted;
    }

    private static byte[] written(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** For the address, so that browsers may keep it for ever. */
    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    private static InvalidInput refused(String reason, Object... arguments) {
        FieldErrors errors = new FieldErrors();
        new FieldRules(errors, IncomingLinkRules.MESSAGES).refuse("logo", reason, arguments);
        return new InvalidInput(errors);
    }
}
