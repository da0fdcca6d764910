package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.user.User;
import java.time.Instant;

/** A comment. @param internal customers do not see it */
public record Comment(long id, long issueId, User author, String body, boolean internal, Instant created) { }
