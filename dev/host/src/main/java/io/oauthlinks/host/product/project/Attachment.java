package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.user.User;
import java.time.Instant;

/** A file of an issue. @param size in bytes */
public record Attachment(long id, long issueId, User author, String fileName, String contentType, long size, Instant created, String place) { }
