package io.oauthlinks.host.product.project;

/** What a user or a group is in a project. */
public enum ProjectRole {
    /** Changes the project's settings. */
    ADMINISTRATORS,
    /** Sees and works on all issues. */
    TEAM,
    /** Raises requests and sees the own ones, in the portal only. */
    CUSTOMERS
}
