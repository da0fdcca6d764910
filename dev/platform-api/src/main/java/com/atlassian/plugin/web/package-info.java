/** Links, sections and panels that an app adds to pages. */
package com.atlassian.plugin.web;
