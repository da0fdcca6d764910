package io.oauthlinks.mailchannel.ledger;

import io.oauthlinks.settings.SettingsStore;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes files of the spool that nobody needs: what a crash has left without an entry, a day later, originals of mails that became nothing, a week
 * later, and those of others that have their fate for so many days as the settings say. Parked and unfinished mails keep theirs.
 */
public final class SpoolSweep {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolSweep.class);
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{32})(\\.eml|\\.part)");
    /** Nobody writes a file, or has written one without its entry, for so long. */
    private static final Duration LEFT_OVER = Duration.ofDays(1);
    /** Most of what strangers send in vain is of no use to anybody; a week is enough to see that something was ignored that should not have been. */
    static final Duration IN_VAIN = Duration.ofDays(7);
    /** Files are compared with the ledger for so long from then on, so that the many that wait for the end of their time are not, hour after hour. */
    private static final Duration COMPARED = Duration.ofDays(2);
    private static final Set<MailEntry.Outcome> NOTHING = EnumSet.of(MailEntry.Outcome.IGNORED, MailEntry.Outcome.REFUSED);
    private static final int BATCH = 500;

    private final SpoolFiles files;
    private final MailLedger ledger;
    private final SettingsStore settings;
    private final Clock clock;

    public SpoolSweep(SpoolFiles files, MailLedger ledger, SettingsStore settings, Clock clock) {
        this.files = files;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns how many files were removed; what cannot be read or removed now is tried again the next time. */
    public int run() {
        int removed = 0;
        for (Path channel : channels()) {
            try {
                removed += sweep(channel);
                removeEmpty(channel);
            } catch (IOException e) {
                LOG.warn("The mails of a channel cannot be swept in {}: {}", channel, e.toString());
            }
        }
        return removed;
    }

    private List<Path> channels() {
        List<Path> channels = new ArrayList<>();
        if (Files.isDirectory(files.folder())) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(files.folder(), Files::isDirectory)) {
                all.forEach(channels::add);
            } catch (IOException e) {
                LOG.warn("The folder of mails cannot be read: {}", e.toString());
            }
        }
        return channels;
    }

    private int sweep(Path channel) throws IOException {
        Instant now = clock.instant();
        Instant originals = now.minus(settings.current().mail().originalRetention());
        Map<String, Path> old = new HashMap<>();
        int removed = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(channel)) {
            for (Path file : all) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                Instant written = name.matches() ? Files.getLastModifiedTime(file).toInstant() : now;
                Duration age = Duration.between(written, now);
                if (!isCompared(age, LEFT_OVER) && !isCompared(age, IN_VAIN) && written.isAfter(originals)) {
                    continue;
                }
                if (name.group(2).equals(SpoolFiles.PART)) {
                    removed += Files.deleteIfExists(file) ? 1 : 0;
                } else {
                    old.put(name.group(1), file);
                }
                if (old.size() == BATCH) {
                    removed += remove(old, originals);
                    old.clear();
                }
            }
        }
        return removed + remove(old, originals);
    }

    /** As that of a deleted channel is in the end; that of another one comes again with its next mail. */
    private void removeEmpty(Path channel) throws IOException {
        if (Files.getLastModifiedTime(channel).toInstant().isBefore(clock.instant().minus(LEFT_OVER))) {
            try {
                Files.delete(channel);
            } catch (DirectoryNotEmptyException inUse) {
                // most are
            }
        }
    }

    private static boolean isCompared(Duration age, Duration from) {
        return age.compareTo(from) >= 0 && age.compareTo(from.plus(COMPARED)) <= 0;
    }

    private int remove(Map<String, Path> old, Instant originals) throws IOException {
        Map<String, Path> unneeded = new HashMap<>(old);
        Instant inVain = clock.instant().minus(IN_VAIN);
        Instant sooner = inVain.isAfter(originals) ? inVain : originals;
        for (MailEntry entry : ledger.byKeys(old.keySet())) {
            if (!entry.isDone() || entry.isParked() || entry.fate().at().isAfter(NOTHING.contains(entry.fate().outcome()) ? sooner : originals)) {
                unneeded.remove(entry.key());
            }
        }
        int removed = 0;
        for (Path file : unneeded.values()) {
            removed += Files.deleteIfExists(file) ? 1 : 0;
        }
        return removed;
    }
}
