package io.oauthlinks.mailserver.mailbox;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks for a folder whose name is not quite as it was written. */
final class FolderSearch {

    private static final int MOST_SIMILAR = 3;
    private static final int MOST_NAMED = 10;
    private final List<String> names;

    FolderSearch(List<String> names) {
        this.names = names;
    }

    boolean holds(String name) {
        return names.contains(name) || name.equalsIgnoreCase("INBOX");
    }

    /** The one folder that is the same but for case and the way in which accents are put together. */
    Optional<String> sameButForCase(String name) {
        List<String> same = names.stream().filter(each -> folded(each).equals(folded(name))).toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** At most three that somebody may have meant; when none is close, the first ones there are. */
    List<String> similarTo(String name) {
        List<String> close = names.stream().filter(each -> distance(each, name) <= 1 + name.length() / 2)
                .sorted(Comparator.comparingInt(each -> distance(each, name))).limit(MOST_SIMILAR).toList();
        return close.isEmpty() ? names.stream().limit(MOST_NAMED).toList() : close;
    }

    /** How many letters to put, drop or change; 0 for a name that ends in the other, as a subfolder does. */
    private static int distance(String one, String other) {
        String a = folded(one);
        String b = folded(other);
        if (a.endsWith(b) || b.endsWith(a)) {
            return 0;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
