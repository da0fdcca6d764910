package io.oauthlinks.host.product.project;

/** A part of a project. */
public record Component(long id, long projectId, String name) { }
