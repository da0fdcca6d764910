package io.oauthlinks.mailserver.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** UIDs as IMAP's sequence sets (RFC 9051 section 9), each short enough for a command line. */
final class UidSets {

    /** Servers take command lines of 8,000 octets (RFC 7162 section 4). */
    private static final int LONGEST = 7000;

    private UidSets() { }

    /** Only the given ones: a range stands for UIDs that follow one another. */
    static List<String> of(List<Long> uids) {
        List<Long> sorted = uids.stream().distinct().sorted().toList();
        List<String> sets = new ArrayList<>();
        StringBuilder set = new StringBuilder();
        for (int i = 0; i < sorted.size(); i++) {
            long first = sorted.get(i);
            while (i + 1 < sorted.size() && sorted.get(i + 1) == sorted.get(i) + 1) {
                i++;
            }
            set.append(set.isEmpty() ? "" : ",").append(first).append(sorted.get(i) > first ? ":" + sorted.get(i) : "");
            if (set.length() > LONGEST) {
                sets.add(set.toString());
                set.setLength(0);
            }
        }
        if (!set.isEmpty()) {
            sets.add(set.toString());
        }
        return sets;
    }

    /** The first UIDs of a set, at most so many of each range; what is no number is left out. */
    static List<Long> parse(String set, int most) {
        List<Long> uids = new ArrayList<>();
        for (String part : set.split(",")) {
            if (part.matches("\\d{1,10}(:\\d{1,10})?")) {
                long[] ends = Arrays.stream(part.split(":")).mapToLong(Long::parseLong).sorted().toArray();
                LongStream.rangeClosed(ends[0], ends[ends.length - 1]).limit(most).forEach(uids::add);
            }
        }
        return uids;
    }
}
