package io.oauthlinks.jira.http.oauth2;

import io.oauthlinks.incominglink.authorize.Consent;
import java.util.List;
import java.util.Map;

/**
 * What the page needs to ask the user.
 *
 * @param consent       who asks for what
 * @param fields        hidden fields: {@code name} and {@code value}
 * @param decisionName  field in which {@code allow} or {@code deny} is sent
 * @param loginAddress  Jira's login, which leads back to this question as somebody else
 * @param notice        why it is asked again; null when it is not
 * @param mayBeAllowed  false when this user cannot give such access, so that only the way back is offered
 */
public record Question(Consent consent, List<Map<String, String>> fields, String decisionName, String loginAddress, Notice notice,
                       boolean mayBeAllowed) {

    /** Why an answer was not taken. */
    public enum Notice {
        /** The form was open for too long, or another site sent it. */
        EXPIRED,
        /** Somebody else has logged in since the question was shown. */
        OTHER_USER
    }
}
