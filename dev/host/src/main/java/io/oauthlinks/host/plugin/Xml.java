package io.oauthlinks.host.plugin;

import io.oauthlinks.host.plugin.Descriptor.Conditions;
import io.oauthlinks.host.plugin.Descriptor.Label;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An element of a descriptor, with the elements that several kinds of modules share. */
record Xml(Element element) {

    static Xml parse(InputStream xml) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // throws and prints nothing
            builder.setErrorHandler(new DefaultHandler());
            return new Xml(builder.parse(xml).getDocumentElement());
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AppRefused("atlassian-plugin.xml cannot be read: " + e.getMessage(), e);
        }
    }

    String name() {
        return element.getTagName();
    }

    String text() {
        return element.getTextContent().trim();
    }

    String optional(String attribute) {
        return element.hasAttribute(attribute) ? element.getAttribute(attribute).trim() : null;
    }

    String required(String attribute) {
        String value = optional(attribute);
        if (value == null || value.isEmpty()) {
            throw new AppRefused("<" + name() + "> without " + attribute + " in atlassian-plugin.xml");
        }
        return value;
    }

    List<Xml> children() {
        List<Xml> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new Xml(child));
            }
        }
        return children;
    }

    List<Xml> children(String name) {
        return children().stream().filter(child -> child.name().equals(name)).toList();
    }

    Optional<Xml> child(String name) {
        return children(name).stream().findFirst();
    }

    List<String> texts(String name) {
        return children(name).stream().map(Xml::text).toList();
    }

    String text(String child) {
        return child(child).map(Xml::text).orElseThrow(() -> new AppRefused("<" + name() + "> without <" + child + ">"));
    }

    /** @throws AppRefused when the element holds others than these */
    Xml allow(String... names) {
        Set<String> allowed = Set.of(names);
        for (Xml child : children()) {
            if (!allowed.contains(child.name())) {
                throw new AppRefused("Unknown element <" + child.name() + "> in <" + name() + "> with the key " + optional("key"));
            }
        }
        return this;
    }

    int weight(int otherwise) {
        String weight = optional("weight");
        return weight == null ? otherwise : Integer.parseInt(weight);
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Xml parameter : children("param")) {
            String value = parameter.optional("value");
            parameters.put(parameter.required("name"), value == null ? parameter.text() : value);
        }
        return parameters;
    }

    Map<String, String> initParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        children("init-param").forEach(p -> parameters.put(p.text("param-name"), p.text("param-value")));
        return parameters;
    }

    Label label() {
        Xml label = child("label").orElseThrow(() -> new AppRefused("<" + name() + "> " + optional("key") + " has no label"));
        return new Label(label.required("key"), label.children("param").stream()
                .map(p -> p.optional("value") == null ? p.text() : p.optional("value")).toList());
    }

    String contextProvider() {
        return child("context-provider").map(provider -> provider.required("class")).orElse(null);
    }

    /** All conditions of a module; several side by side must all hold. */
    Conditions conditions() {
        List<Conditions> conditions = Stream.concat(children("condition").stream().map(Xml::condition),
                children("conditions").stream().map(Xml::conditionGroup)).toList();
        return conditions.isEmpty() ? Conditions.NONE : new Conditions(false, false, null, Map.of(), conditions);
    }

    private Conditions condition() {
        allow("param");
        return new Conditions(false, "true".equals(optional("invert")), required("class"), parameters(), List.of());
    }

    private Conditions conditionGroup() {
        allow("condition", "conditions");
        return new Conditions("OR".equalsIgnoreCase(optional("type")), "true".equals(optional("invert")), null, Map.of(),
                children().stream().map(child -> child.name().equals("condition") ? child.condition() : child.conditionGroup()).toList());
    }
}
