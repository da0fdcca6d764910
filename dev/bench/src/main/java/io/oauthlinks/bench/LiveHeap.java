package io.oauthlinks.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java process holds in memory, by collecting its garbage again and again, which of course slows it down. */
final class LiveHeap {

    private static final Pattern USED = Pattern.compile("(?:garbage-first|def new generation|tenured generation) .*used (\\d+)K");
    private static final long SHORTEST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 5_000;

    private LiveHeap() {
    }

    /** Right after a garbage collection, in kB. */
    static long now(Process process) {
        jcmd(process, "GC.run");
        Matcher used = USED.matcher(jcmd(process, "GC.heap_info"));
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        return sum;
    }

    /** The most that it holds while something is done, in kB. */
    static long peak(Process process, Runnable work) {
        AtomicBoolean done = new AtomicBoolean();
        long[] peak = {0};
        Thread watch = new Thread(() -> {
            // to look costs a collection and two processes, so it becomes rarer in what takes long
            for (long pause = SHORTEST_PAUSE; !done.get(); pause = Math.min(LONGEST_PAUSE, pause * 5 / 4)) {
                peak[0] = Math.max(peak[0], now(process));
                Processes.pause(pause);
            }
        }, "live-heap");
        watch.start();
        try {
            work.run();
        } finally {
            done.set(true);
            join(watch);
        }
        return peak[0];
    }

    private static void join(Thread watch) {
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String jcmd(Process process, String command) {
        return Processes.run(Map.of(), List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid()), command));
    }
}
