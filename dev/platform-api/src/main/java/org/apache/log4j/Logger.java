package org.apache.log4j;

/** Only handed to Jira, by whom it is filled. */
public class Logger {

    private final String name;

    protected Logger(String name) {
        this.name = name;
    }

    public static Logger getLogger(String name) {
        return new Logger(name);
    }

    public final String getName() {
        return name;
    }
}
