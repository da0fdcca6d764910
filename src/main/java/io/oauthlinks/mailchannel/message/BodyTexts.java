package io.oauthlinks.mailchannel.message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of a mail on their way to one: of alternatives (RFC 2046 section 5.1.4) the plain one, of all others each. */
final class BodyTexts {

    private final Deque<Level> levels = new ArrayDeque<>(List.of(new Level(false, new ArrayList<>())));

    void begin(String subtype) {
        levels.push(new Level(subtype.equals("alternative"), new ArrayList<>()));
    }

    void add(String text, boolean plain) {
        levels.peek().texts.add(new Text(text, plain));
    }

    /** Whether there is a plain text beside which another form of it is not needed. */
    boolean isSaid() {
        return levels.stream().anyMatch(level -> level.alternative && level.texts.stream().anyMatch(text -> text.plain && !text.words.isBlank()));
    }

    void end() {
        if (levels.size() > 1) {
            Text text = levels.pop().outcome();
            levels.peek().texts.add(text);
        }
    }

    String all() {
        while (levels.size() > 1) {
            end();
        }
        return levels.peek().outcome().words.strip();
    }

    private record Text(String words, boolean plain) { }

    private record Level(boolean alternative, List<Text> texts) {

        Text outcome() {
            List<Text> said = texts.stream().filter(text -> !text.words.isBlank()).toList();
            if (alternative) {
                return said.stream().filter(Text::plain).findFirst()
                        .or(() -> said.stream().reduce((earlier, later) -> later)).orElse(new Text("", true));
            }
            return new Text(said.stream().map(Text::words).collect(Collectors.joining("\n\n")), said.stream().allMatch(Text::plain));
        }
    }
}
