package io.oauthlinks.jira.issue;

import com.atlassian.jira.bc.user.search.UserSearchService;
import com.atlassian.jira.user.ApplicationUser;
import java.util.List;
import java.util.stream.StreamSupport;

/** Users by their mail addresses. */
public final class UsersByAddress {

    private final UserSearchService search;

    public UsersByAddress(UserSearchService search) {
        this.search = search;
    }

    /** Active and inactive ones, case ignored; several can have one address. */
    List<ApplicationUser> with(String address) {
        // an empty address would find everybody who has none
        return address.isBlank() ? List.of() : StreamSupport.stream(search.findUsersByEmail(address).spliterator(), false).toList();
    }
}
