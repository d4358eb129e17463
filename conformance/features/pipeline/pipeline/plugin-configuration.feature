Feature: The configuration of plugins

  @ASY-PIPE-006 @must
  Scenario Outline: A server does not start with <what>
    Given a pool "P"
    And a server with the plugins:
      | id         | module   | phase        | order | does   |
      | good-one   | <good>   | PRE_VALIDATE | 10    | runs   |
      | <id>       | <module> | <phase>      | 20    | <does> |
    And a server that a step starts
    When the server is started in vain
    Then the server refuses its configuration [ASY-PIPE-006(b)]
    And the output says "CONFIG_INVALID" and "<says>" [ASY-PIPE-006(b)]

    Examples:
      | what                            | good         | id       | module          | phase        | does   | says    |
      | a module that is not there      | on-label.mjs | lost-one | not-there.mjs   | PRE_VALIDATE | runs   | lost-one|
      | a module without a factory      | on-label.mjs | odd-one  | no-factory.mjs  | PRE_VALIDATE | runs   | odd-one |

  @PLUG-007 @must
  Scenario Outline: A server does not start with <what> of plugins
    Given a pool "P"
    And a server with the plugins:
      | id         | module   | phase        | order | does   |
      | good-one   | <good>   | PRE_VALIDATE | 10    | runs   |
      | <id>       | <module> | <phase>      | 20    | <does> |
    And a server that a step starts
    When the server is started in vain
    Then the server refuses its configuration [PLUG-007]
    And the output says "CONFIG_INVALID" and "<says>" [PLUG-007]

    Examples:
      | what                            | good         | id       | module          | phase        | does   | says    |
      | an unknown phase                | on-label.mjs | far-one  | on-label.mjs    | POST_ROUTE   | runs   | phase    |
      | the same id                     | on-label.mjs | good-one | on-label.mjs    | PRE_VALIDATE | runs   | id       |

  @PLUG-008 @must
  Scenario: A reload reaches plugins between calls
    Given a pool "P"
    And the engines of pool "P" hold every task
    And a server with the plugins:
      | id    | phase          | order | does | word |
      | after | POST_INFERENCE | 10    | runs | old  |
    And a server of its own
    When task "A" is submitted with:
      | labels | {"after": "x", "later": "x"} |
    And an engine works at task "A"
    And the configuration becomes:
      | plugins.0.options.word | new |
    And the admin calls reloadConfig as "L"
    And the engine ends task "A"
    And task "A" comes to be completed
    And task "B" is submitted with:
      | labels | {"after": "x"} |
    And an engine works at task "B"
    And the engine ends task "B"
    And task "B" comes to be completed
    Then the answer to "L" has status 200 [PLUG-008(a), PLUG-008(b)]
    And the plugin "after" ran 1 time for task "A" with: [PLUG-008(a)]
      | word | old |
    And the plugin "after" ran 1 time for task "B" with: [PLUG-008(b)]
      | word | new |
    And the plugin "after" ran 1 time for task "B" with: [PLUG-008(b)]
      | plugin | after |
