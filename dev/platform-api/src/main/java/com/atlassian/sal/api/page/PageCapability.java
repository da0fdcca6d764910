package com.atlassian.sal.api.page;

/** A way in which a page can be shown. */
public enum PageCapability {
    IFRAME
}
