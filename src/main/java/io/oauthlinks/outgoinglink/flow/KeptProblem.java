package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A problem among typed values, under the keys {@code problem.*}, for the form that the browser goes back to. */
public final class KeptProblem {

    static final String PREFIX = "problem.";

    private KeptProblem() {
    }

    public static Map<String, String> write(Problem problem) {
        Map<String, String> values = new TreeMap<>();
        values.put(PREFIX + "reason", problem.reason());
        values.put(PREFIX + "words", problem.providerWords());
        write(values, "cause", problem.cause());
        write(values, "remedy", problem.remedy());
        return values;
    }

    /** The problem among the values, if there is one. */
    public static Optional<Problem> read(Map<String, String> values) {
        String reason = values.get(PREFIX + "reason");
        if (reason == null) {
            return Optional.empty();
        }
        return Optional.of(new Problem(reason, read(values, "cause"), read(values, "remedy"), values.get(PREFIX + "words")));
    }

    private static void write(Map<String, String> values, String name, Message message) {
        values.put(PREFIX + name, message.key());
        for (int i = 0; i < message.arguments().size(); i++) {
            values.put(PREFIX + name + "." + i, message.arguments().get(i));
        }
    }

    private static Message read(Map<String, String> values, String name) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; values.containsKey(PREFIX + name + "." + i); i++) {
            arguments.add(values.get(PREFIX + name + "." + i));
        }
        return new Message(values.get(PREFIX + name), arguments);
    }
}
