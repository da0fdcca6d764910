package io.oauthlinks.host;

import jakarta.servlet.Servlet;

/**
 * The two lines of Jira that the app is built for. One source serves both; what tells their bundles apart is the first word of four packages, which the
 * derived host has in the other spelling, too.
 */
public enum JiraLine {

    JIRA_10("Jira 10.3", "javax", "jira10", "dev/javax/target"),
    JIRA_11("Jira 11.3", "jakarta", "jira11", "target");

    private final String product;
    private final String prefix;
    private final String suffix;
    private final String folder;

    JiraLine(String product, String prefix, String suffix, String folder) {
        this.product = product;
        this.prefix = prefix;
        this.suffix = suffix;
        this.folder = folder;
    }

    /** The line that this host is. */
    public static JiraLine ofHost() {
        return Servlet.class.getName().startsWith(JIRA_10.prefix) ? JIRA_10 : JIRA_11;
    }

    public JiraLine other() {
        return this == JIRA_10 ? JIRA_11 : JIRA_10;
    }

    /** Such as {@code Jira 11.3}. */
    public String product() {
        return product;
    }

    /** The package of servlets, by which a bundle's imports are told. */
    public String servletPackage() {
        return prefix + ".servlet";
    }

    /** How the names of this line's jars end. */
    public String jarSuffix() {
        return "-" + suffix + ".jar";
    }

    /** Where the build puts the app for this line, below the repository. */
    public String folder() {
        return folder;
    }
}
