/** Jira's own conditions of web fragments, which apps name in their descriptors. */
package com.atlassian.jira.plugin.webfragment.conditions;
