package io.oauthlinks.mailserver.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * IMAP after the login (RFC 9051, 3501; MOVE RFC 6851; UIDPLUS RFC 4315): folders, and the mails of the one that is selected, by their UIDs.
 * Bodies are handed on as they come in. A command that the server refuses ends in {@link CommandRefused}, and the connection stays of use.
 */
public final class ImapFolder {

    private static final int MOST_FOLDERS = 10_000;
    private static final int LONGEST_FOLDER = 2_000;
    private static final Pattern SELECTED = Pattern.compile("\\* OK \\[(UIDVALIDITY|UIDNEXT) (\\d{1,10})].*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LISTED = Pattern.compile("\\* LIST \\(([^)]*)\\) (?:NIL|\"\\\\?.\") (\"(?:[^\"\\\\]|\\\\.)*\"|[^\" ]+) ?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ESEARCH = Pattern.compile("\\* ESEARCH .*\\bALL ([0-9,:]+).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FETCHED = Pattern.compile("\\* \\d{1,10} FETCH \\(.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FLAGS = Pattern.compile("[( ]FLAGS \\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern UID = Pattern.compile("[( ]+UID (\\d{1,10})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("[( ]RFC822\\.SIZE (\\d{1,12})", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE = Pattern.compile("[( ]INTERNALDATE \"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern BODY = Pattern.compile(".*[( ]BODY\\[] ~?\\{\\d{1,10}\\+?}$", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter INTERNAL_DATE = DateTimeFormatter.ofPattern("d-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final BulkWire wire;
    private final ImapAnswers answers;
    private Capabilities capabilities = Capabilities.UNKNOWN;

    public ImapFolder(BulkWire wire) {
        this.wire = wire;
        this.answers = new ImapAnswers(wire);
    }

    /** A mail as the server describes it; 0 what it did not say. */
    public record Described(long uid, long size, long arrivedAt, boolean seen) { }

    /** Takes bodies. */
    public interface Bodies {
        /**
         * @param uid   0 when the server tells it only behind the body
         * @param bytes of the body
         */
        void take(long uid, long bytes, InputStream body) throws IOException;
    }

    /** After the login a server can often do more than before. */
    private boolean can(String word) throws IOException {
        if (!capabilities.known()) {
            askCapabilities();
        }
        return capabilities.has(word);
    }

    private void askCapabilities() throws IOException {
        Set<String> words = new HashSet<>();
        answers.command("CAPABILITY", line -> {
            if (line.regionMatches(true, 0, "* CAPABILITY ", 0, 13)) {
                words.addAll(List.of(line.substring(13).strip().split(" +")));
            }
        });
        capabilities = Capabilities.of(words);
    }

    /** Names of the folders that can be opened, as people write them, with the server's delimiter. */
    public List<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        answers.command("LIST \"\" \"*\"", line -> {
            Matcher listed = LISTED.matcher(line);
            if (names.size() < MOST_FOLDERS && line.length() < LONGEST_FOLDER && listed.matches() && !listed.group(1).toLowerCase(Locale.ROOT).matches(".*\\\\(noselect|nonexistent).*")) {
                names.add(FolderName.decode(unquoted(listed.group(2))));
            }
        });
        return List.copyOf(names);
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
    }

    /** What the server tells of a folder as it opens it; 0 where it does not say. */
    public record Selected(long uidValidity, long uidNext) { }

    /** Opens a folder in place of the one before. */
    public Selected select(String name) throws IOException {
        long[] said = {0, 0};
        answers.command("SELECT " + FolderName.quoted(name), line -> {
            Matcher number = SELECTED.matcher(line);
            if (number.matches()) {
                said[number.group(1).equalsIgnoreCase("UIDVALIDITY") ? 0 : 1] = Long.parseLong(number.group(2));
            }
        });
        if (said[1] == 0) {
            said[1] = search("UID *", 1).stream().mapToLong(last -> last + 1).findFirst().orElse(1);
        }
        return new Selected(said[0], said[1]);
    }

    public void create(String name) throws IOException {
        answers.command("CREATE " + FolderName.quoted(name), line -> { });
    }

    /** @return the smallest UIDs that fit, at most so many, in order; the numbers of a large folder are read one by one and not kept */
    public List<Long> search(String criteria, int most) throws IOException {
        TreeSet<Long> smallest = new TreeSet<>();
        answers.send("UID SEARCH " + criteria);
        String line;
        do {
            while (answers.begins("* SEARCH")) {
                wire.skip("* SEARCH".length());
                readNumbers(smallest, most);
            }
            line = answers.untilEnd();
            // the answer of a server that knows only the newer IMAP (RFC 9051 section 7.3.4)
            Matcher ranges = line == null ? null : ESEARCH.matcher(line);
            if (ranges != null && ranges.matches()) {
                UidSets.parse(ranges.group(1), most).forEach(uid -> keepSmallest(uid, smallest, most));
            }
        } while (line != null);
        return List.copyOf(smallest);
    }

    private static void keepSmallest(long uid, TreeSet<Long> smallest, int most) {
        if (smallest.size() < most || uid < smallest.last()) {
            smallest.add(uid);
        }
        if (smallest.size() > most) {
            smallest.pollLast();
        }
    }

    private void readNumbers(TreeSet<Long> smallest, int most) throws IOException {
        long number = 0;
        byte one;
        do {
            one = wire.readByte();
            if (one >= '0' && one <= '9') {
                number = Math.min(number * 10 + one - '0', 0xffffffffL);
            } else if (number > 0) {
                keepSmallest(number, smallest, most);
                number = 0;
            }
        } while (one != '\n');
    }

    /** Size, time of arrival and whether they were read, of those that are still there, in the order of the server. */
    public List<Described> describe(List<Long> uids) throws IOException {
        Set<Long> wanted = new HashSet<>(uids);
        List<Described> described = new ArrayList<>();
        for (String set : UidSets.of(uids)) {
            answers.command("UID FETCH " + set + " (UID FLAGS RFC822.SIZE INTERNALDATE)", line -> {
                if (FETCHED.matcher(line).matches()) {
                    String attributes = withoutFlags(line);
                    long uid = number(UID, attributes);
                    if (SIZE.matcher(attributes).find() && wanted.remove(uid)) {
                        described.add(new Described(uid, number(SIZE, attributes), arrival(attributes), isSeen(line)));
                    }
                }
            });
        }
        return described;
    }

    /** A keyword may be called as an attribute is. */
    private static String withoutFlags(String line) {
        return FLAGS.matcher(line).replaceAll(" ");
    }

    private static boolean isSeen(String line) {
        Matcher flags = FLAGS.matcher(line);
        return flags.find() && List.of(flags.group(1).toLowerCase(Locale.ROOT).split(" ")).contains("\\seen");
    }

    private static long number(Pattern attribute, String line) {
        Matcher found = attribute.matcher(line);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private static long arrival(String line) {
        Matcher date = DATE.matcher(line);
        try {
            return date.find() ? OffsetDateTime.parse(date.group(1).strip(), INTERNAL_DATE).toInstant().toEpochMilli() : 0;
        } catch (DateTimeException unreadable) {
            return 0;
        }
    }

    /** Whole mails, unchanged, without marking them as read. What the receiver leaves of a body is passed over. */
    public void fetch(List<Long> uids, Bodies bodies) throws IOException {
        for (String set : UidSets.of(uids)) {
            answers.send("UID FETCH " + set + " (UID BODY.PEEK[])");
            do {
                while (answers.begins("* ")) {
                    readOne(bodies);
                }
            } while (answers.untilEnd() != null);
        }
    }

    private void readOne(Bodies bodies) throws IOException {
        String line = answers.line();
        if (!BODY.matcher(line).matches() || !FETCHED.matcher(line).matches()) {
            answers.withLiterals(line);
            return;
        }
        long bytes = ImapAnswers.literal(line);
        LiteralStream body = new LiteralStream(wire, bytes);
        bodies.take(number(UID, withoutFlags(line)), bytes, body);
        wire.skip(body.left());
        answers.withLiterals(answers.line());
    }

    public void markSeen(List<Long> uids) throws IOException {
        store(uids, "\\Seen");
    }

    private void store(List<Long> uids, String flag) throws IOException {
        for (String set : UidSets.of(uids)) {
            answers.command("UID STORE " + set + " +FLAGS.SILENT (" + flag + ")", line -> { });
        }
    }

    /** Moves in one step where the server can, else copies and deletes. */
    public void move(List<Long> uids, String folder) throws IOException {
        boolean inOneStep = can("MOVE");
        for (String set : UidSets.of(uids)) {
            answers.command((inOneStep ? "UID MOVE " : "UID COPY ") + set + " " + FolderName.quoted(folder), line -> { });
        }
        if (!inOneStep) {
            delete(uids);
        }
    }

    /**
     * Marks them as deleted and, where the server can do so for these alone (UIDPLUS), removes them. Never a plain EXPUNGE: it would remove what
     * others have marked, too. Where it cannot, they stay marked, which {@link #search} can leave out.
     */
    public void delete(List<Long> uids) throws IOException {
        store(uids, "\\Deleted");
        if (can("UIDPLUS")) {
            for (String set : UidSets.of(uids)) {
                answers.command("UID EXPUNGE " + set, line -> { });
            }
        }
    }

    /** Takes leave; nothing depends on the answer. */
    public void leave() throws IOException {
        answers.send("LOGOUT");
    }
}
