package io.oauthlinks.host.product.web;

import io.oauthlinks.host.plugin.WebFragments;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.security.WebSudo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitemesh.content.Content;
import org.sitemesh.content.ContentProcessor;
import org.sitemesh.content.ContentProperty;
import org.sitemesh.content.tagrules.TagBasedContentProcessor;
import org.sitemesh.content.tagrules.html.CoreHtmlTagRuleBundle;
import org.sitemesh.content.tagrules.html.Sm2TagRuleBundle;
import org.sitemesh.webapp.WebAppContext;
import org.sitemesh.webapp.contentfilter.BasicSelector;
import org.sitemesh.webapp.contentfilter.ContentBufferingFilter;
import org.sitemesh.webapp.contentfilter.ResponseMetaData;

/** Puts the decorator around a page that its head names: {@code <meta name="decorator" content="atl.admin">}. Others pass untouched. */
public final class DecoratorFilter extends ContentBufferingFilter {

    /** The decorator's template and the web-resource contexts that it loads. */
    private record Decorator(String template, List<String> contexts) { }

    /** In place of the administration's frame, when the page names a project that the user administers. */
    private static final String PROJECT_CONFIG = "decorators/project-config.vm";
    private static final Decorator ADMIN = new Decorator("decorators/admin.vm", List.of("atl.admin"));
    /** "jira.profile" is the product's own: what a real Jira calls it is not confirmed, so no app may rely on it. */
    private static final Map<String, Decorator> DECORATORS = Map.of("atl.admin", ADMIN, "admin", ADMIN,
            "atl.general", new Decorator("decorators/general.vm", List.of("atl.general")),
            "jira.profile", new Decorator("decorators/profile.vm", List.of("atl.general")));

    private final ContentProcessor processor = new TagBasedContentProcessor(new CoreHtmlTagRuleBundle(), new Sm2TagRuleBundle());
    private final Pages pages;
    private final Callers callers;
    private final WebSudo webSudo;
    private final WebFragments fragments;
    private final AdminMenu menu;
    private final Projects projects;
    private final ProjectMenu projectMenu;

    public DecoratorFilter(Pages pages, Callers callers, WebSudo webSudo, Projects projects, WebFragments fragments) {
        super(new BasicSelector(true, "text/html"));
        this.pages = pages;
        this.callers = callers;
        this.webSudo = webSudo;
        this.fragments = fragments;
        this.menu = new AdminMenu(fragments);
        this.projects = projects;
        this.projectMenu = new ProjectMenu(fragments);
    }

    /** @return false to leave the page as it is */
    @Override
    protected boolean postProcess(String contentType, CharBuffer buffer, HttpServletRequest request, HttpServletResponse response,
                                  ResponseMetaData metaData) throws IOException {
        Content page = processor.build(buffer, new WebAppContext(contentType, request, response, getFilterConfig().getServletContext(),
                processor, metaData, true));
        Decorator decorator = page == null ? null : DECORATORS.get(meta(page, "decorator"));
        if (decorator == null) {
            return false;
        }
        Map<String, Object> model = model(page, decorator, request);
        Optional<Project> project = decorator == ADMIN && meta(page, "admin.active.section").startsWith(ProjectMenu.LOCATION)
                ? projects.byKey(meta(page, "projectKey")).filter(each -> projects.administers(callers.user(), each)) : Optional.empty();
        project.ifPresent(each -> model.putAll(Map.of("project", each, "projectGroups",
                projectMenu.groups(each, request.getContextPath(), meta(page, "admin.active.tab"), Map.of("request", request)))));
        response.getWriter().write(pages.render(request, response, project.isPresent() ? PROJECT_CONFIG : decorator.template, model));
        return true;
    }

    private Map<String, Object> model(Content page, Decorator decorator, HttpServletRequest request) {
        ContentProperty properties = page.getExtractedProperties();
        boolean admin = callers.user().filter(user -> user.isAdmin()).isPresent();
        Map<String, Object> model = new HashMap<>();
        model.put("title", new Html(properties.getChild("title").getNonNullValue()));
        model.put("head", new Html(properties.getChild("head").getNonNullValue()));
        model.put("body", new Html(properties.getChild("body").getNonNullValue()));
        model.put("bodyClass", new Html(properties.getChild("body").getChild("class").getNonNullValue()));
        model.put("resources", new Html(fragments.headTags(decorator.contexts)));
        model.put("tabs", admin ? menu.tabs(request.getContextPath(), meta(page, "admin.active.section"), meta(page, "admin.active.tab"),
                Map.of("request", request)) : List.of());
        model.put("webSudo", webSudo.isActive(request));
        model.put("banners", fragments.panels("jira-banner", Map.of("request", request)).stream().map(Html::new).toList());
        callers.user().ifPresent(user -> {
            Map<String, Object> context = Map.of("request", request, "profileUser", user.key());
            model.put("personalItems", fragments.items("system.user.options/personal", context));
            model.put("profileItems", fragments.items("system.user.profile.links/operations", context));
        });
        return model;
    }

    private static String meta(Content page, String name) {
        return page.getExtractedProperties().getChild("meta").getChild(name).getNonNullValue();
    }
}
