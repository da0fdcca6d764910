package io.oauthlinks.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java virtual machine of every measured server. */
final class Jvm {

    /** The heap and the collector that Jira's own start script has. */
    static final List<String> OPTIONS = List.of("-Xms2g", "-Xmx2g", "-XX:+UseG1GC");

    private Jvm() {
    }

    /** Up to the class path. */
    static List<String> command(String name, BenchOptions options) {
        return command(name, OPTIONS, options);
    }

    /** With another heap. */
    static List<String> command(String name, List<String> heap, BenchOptions options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(heap);
        command.addAll(recording(name, options));
        command.add("-Dlogback.configurationFile=" + Bench.REPOSITORY.resolve("dev/bench/src/main/resources/warn.xml"));
        return command;
    }

    /** A flight recording, if it is asked for; it costs a few percent. */
    static List<String> recording(String name, BenchOptions options) {
        return options.profile() ? List.of("-XX:FlightRecorderOptions=stackdepth=200", "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                + Bench.results().resolve(name + ".jfr")) : List.of();
    }
}
