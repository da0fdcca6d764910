/** The logger that one of Jira's signatures names. */
package org.apache.log4j;
