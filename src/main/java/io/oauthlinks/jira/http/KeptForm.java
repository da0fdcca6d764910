package io.oauthlinks.jira.http;

import java.util.Locale;

/**
 * A form that could not be accepted for a reason that has nothing to do with what was typed; it is shown for another try.
 *
 * @param wayOut address of the page on which the reason goes away, opened beside this one; empty when sending again is enough
 */
record KeptForm(Reason reason, String wayOut) {

    enum Reason {
        SIGNED_OUT(401), NOT_CONFIRMED(403), EXPIRED(403);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }

        /** Middle part of its i18n keys. */
        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
