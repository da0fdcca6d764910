package io.oauthlinks.host.plugin;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.templaterenderer.TemplateRenderer;

/** The services that each bundle gets an instance of its own of. */
record AppServices(I18nResolver texts, TemplateRenderer templates, ActiveObjects activeObjects) { }
