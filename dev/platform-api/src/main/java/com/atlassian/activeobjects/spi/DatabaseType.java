package com.atlassian.activeobjects.spi;

/** A kind of database. */
public enum DatabaseType {
    H2, POSTGRESQL, UNKNOWN
}
