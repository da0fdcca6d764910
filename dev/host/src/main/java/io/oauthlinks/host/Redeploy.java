package io.oauthlinks.host;

import io.oauthlinks.host.plugin.AppRefused;
import io.oauthlinks.host.plugin.Apps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installs the app again when its jar was built anew: once the file has changed and then rested for one look. */
final class Redeploy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Redeploy.class);
    private static final long LOOK_MILLIS = 500;

    private final Apps apps;
    private final Path jar;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "redeploy");
        thread.setDaemon(true);
        return thread;
    });
    private State installed;
    private State seen;

    private record State(long modified, long size) {

        static State of(Path file) {
            try {
                return Files.exists(file) ? new State(Files.getLastModifiedTime(file).toMillis(), Files.size(file)) : null;
            } catch (IOException e) {
                return null;
            }
        }
    }

    Redeploy(Apps apps, Path jar) {
        this.apps = apps;
        this.jar = jar;
        this.installed = State.of(jar);
        this.seen = installed;
        watch.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        State now = State.of(jar);
        boolean rested = now != null && now.equals(seen);
        seen = now;
        if (!rested || now.equals(installed)) {
            return;
        }
        installed = now;
        try {
            long start = System.nanoTime();
            String app = apps.install(jar);
            LOG.info("Redeployed {} in {} ms", app, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        } catch (AppRefused e) {
            LOG.error("The rebuilt app is refused: {}", e.getMessage(), e);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Cannot redeploy the app", e);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
