package com.atlassian.plugin.spring.scanner.annotation.export;

/** A property of an offered service. */
public @interface ServiceProperty {

    String key();

    String value();
}
