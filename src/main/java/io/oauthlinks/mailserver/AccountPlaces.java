package io.oauthlinks.mailserver;

import java.util.Optional;

/** For which mail endpoint each account was authorized ({@link MailEndpoint#place()}); its access tokens are sent nowhere else. */
public interface AccountPlaces {

    /** @param place empty when the account was authorized on a form without a usable endpoint: then it fits nowhere */
    void bind(long accountId, String place);

    Optional<String> of(long accountId);
}
