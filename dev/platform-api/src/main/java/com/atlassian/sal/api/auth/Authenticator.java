package com.atlassian.sal.api.auth;

import com.atlassian.sal.api.message.Message;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;

/** Finds out as whom a request acts. */
public interface Authenticator {

    Result authenticate(HttpServletRequest request, HttpServletResponse response);

    /** What came of it. */
    class Result {

        private final Status status;
        private final String message;
        private final Principal principal;

        Result(Status status, Message message, Principal principal) {
            this.status = status;
            this.message = message == null ? null : message.toString();
            this.principal = principal;
        }

        public Status getStatus() {
            return status;
        }

        public String getMessage() {
            return message;
        }

        public Principal getPrincipal() {
            return principal;
        }

        /** The request acts as this principal. */
        public static final class Success extends Result {

            public Success(Principal principal) {
                super(Status.SUCCESS, null, principal);
            }

            public Success(Message message, Principal principal) {
                super(Status.SUCCESS, message, principal);
            }
        }

        /** The proof was wrong. */
        public static final class Failure extends Result {

            public Failure(Message message) {
                super(Status.FAILED, message, null);
            }
        }

        /** The proof could not be checked. */
        public static final class Error extends Result {

            public Error(Message message) {
                super(Status.ERROR, message, null);
            }
        }

        /** There was no proof. */
        public static final class NoAttempt extends Result {

            public NoAttempt() {
                super(Status.NO_ATTEMPT, null, null);
            }
        }

        /** The kinds of results. */
        public enum Status {
            SUCCESS("success"), FAILED("failed"), ERROR("error"), NO_ATTEMPT("no attempt");

            private final String text;

            Status(String text) {
                this.text = text;
            }

            @Override
            public String toString() {
                return text;
            }
        }
    }
}
