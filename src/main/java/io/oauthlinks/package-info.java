/** OAuth Links for Jira: the first level of packages reads like the administration menu. */
package io.oauthlinks;
