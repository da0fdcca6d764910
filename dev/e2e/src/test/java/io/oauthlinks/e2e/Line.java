package io.oauthlinks.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A line of Jira: its host and the app's jar for it. Tests with the tag {@code lines} run against both. */
enum Line {

    JIRA_10("Jira 10.3", "javax", "-jira10.jar", "dev/javax/target", "dev/javax/target/host/lib"),
    JIRA_11("Jira 11.3", "jakarta", "-jira11.jar", "target", "dev/host/target/host/lib");

    /** Whose tests this JVM runs. */
    static final Line TESTED = valueOf(System.getProperty("line", JIRA_11.name()));

    private final String product;
    private final String prefix;
    private final String jarSuffix;
    private final String folder;
    private final String lib;

    Line(String product, String prefix, String jarSuffix, String folder, String lib) {
        this.product = product;
        this.prefix = prefix;
        this.jarSuffix = jarSuffix;
        this.folder = folder;
        this.lib = lib;
    }

    Line other() {
        return this == JIRA_10 ? JIRA_11 : JIRA_10;
    }

    String product() {
        return product;
    }

    String jarSuffix() {
        return jarSuffix;
    }

    /** First word of the packages in which the lines differ. */
    String prefix() {
        return prefix;
    }

    Path hostLib() {
        return RunningHost.REPOSITORY.resolve(lib);
    }

    Path bundle() throws IOException {
        try (Stream<Path> jars = Files.list(RunningHost.REPOSITORY.resolve(folder))) {
            return jars.filter(jar -> jar.getFileName().toString().endsWith(jarSuffix))
                    .findFirst().orElseThrow(() -> new IllegalStateException("No bundle in " + folder + ": run mvn -f dev package"));
        }
    }
}
