package io.oauthlinks.host.product.servicedesk;

import com.atlassian.servicedesk.api.AuthorizationException;
import com.atlassian.servicedesk.api.BadRequestException;
import com.atlassian.servicedesk.api.ExceptionMessage;
import com.atlassian.servicedesk.api.ForbiddenException;
import com.atlassian.servicedesk.api.NoSuchEntityException;
import com.atlassian.servicedesk.api.ServerException;
import io.oauthlinks.host.product.store.ReadOnly;
import java.util.function.Supplier;

/** What the API answers when it does not do what it was asked for. */
final class Says {

    private Says() {
    }

    static BadRequestException unfit(String message) {
        return new BadRequestException(new ExceptionMessage("sd.request.unfit", message));
    }

    static ForbiddenException forbidden(String message) {
        return new ForbiddenException(new ExceptionMessage("sd.forbidden", message));
    }

    static AuthorizationException nobody() {
        return new AuthorizationException(new ExceptionMessage("sd.nobody", "You need to log in."));
    }

    static NoSuchEntityException none(String message) {
        return new NoSuchEntityException(new ExceptionMessage("sd.none", message));
    }

    /** Does it unless Jira is in read-only mode. */
    static <T> T changing(Supplier<T> change) {
        try {
            return change.get();
        } catch (ReadOnly now) {
            throw new ServerException(new ExceptionMessage("sd.read.only", now.getMessage()), now);
        }
    }
}
