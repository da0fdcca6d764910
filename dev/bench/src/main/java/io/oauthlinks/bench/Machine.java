package io.oauthlinks.bench;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the figures were measured on. */
final class Machine {

    private static final Pattern MODEL = Pattern.compile("model name\\s*: (.*)");

    private Machine() {
    }

    static String description() {
        Matcher model = MODEL.matcher(Processes.read(Path.of("/proc/cpuinfo")));
        String processor = model.find() ? model.group(1).trim() : System.getProperty("os.arch");
        return Runtime.getRuntime().availableProcessors() + " processors (" + processor + "), Java "
                + System.getProperty("java.version") + " (" + String.join(" ", Jvm.OPTIONS) + ")";
    }
}
