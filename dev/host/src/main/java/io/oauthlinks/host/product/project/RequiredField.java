package io.oauthlinks.host.product.project;

/**
 * A field without which an issue of a type is not created.
 *
 * @param id   such as {@code description} or {@code customfield_10100}
 * @param name as people read it
 */
public record RequiredField(long projectId, long issueTypeId, String id, String name) { }
